import type { Answered } from "./place-the-fact-data.ts";

interface Props {
  /** What was answered with today's note at each place, everything else as it stands. */
  answered: readonly Answered[];
  of: number;
  /** The place at which today's note stands. */
  at: number;
}

const height = 72;

/** Draws how many questions are answered with today's note at each place, under the place; the present one is filled. */
export function PlacePlot({ answered, of, at }: Props) {
  const width = 100 / answered.length;
  const label = answered.map(([today], place) => `place ${place + 1}: ${today}`).join(", ");
  return (
    <svg class="places" height={height + 22} role="img" aria-label={`Answered of ${of}: ${label}`}>
      <line class="ln hair" x1="0" x2="100%" y1={height} y2={height} />
      {answered.map(([today], place) => {
        const tall = (height * today) / of;
        const kind = place === at ? "here" : "there";
        return (
          <g key={place} class={kind}>
            <rect x={`${width * (place + 0.2)}%`} width={`${width * 0.6}%`} y={height - tall} height={tall} />
            <text x={`${width * (place + 0.5)}%`} y={height + 17} text-anchor="middle">
              {today}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
