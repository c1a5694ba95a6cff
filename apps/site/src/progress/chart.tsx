import { day } from "../panel/words.ts";
import { type ExerciseStanding, shareOf } from "./summary.ts";

const top = 26;
const bottom = 246;

/** Draws attempts over time: how many of the hidden cases passed, a disc where the gate was reached, a cross below it. */
export function AttemptsChart({ standings }: { standings: readonly ExerciseStanding[] }) {
  const times = standings.flatMap(({ attempts }) => attempts.map(({ createdAt }) => Date.parse(createdAt)));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  // A single moment stands in the middle.
  const xOf = (time: string): number =>
    first === last ? 50 : 3 + (94 * (Date.parse(time) - first)) / (last - first);
  const yOf = (share: number): number => bottom - share * (bottom - top);
  return (
    <svg class="attempts-chart" height="290" role="img" aria-labelledby="attempts-chart-title">
      <title id="attempts-chart-title">
        {`Attempts from ${day(new Date(first).toISOString())} to ${day(new Date(last).toISOString())}, by share of hidden cases passed`}
      </title>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line class="scale" x1="0" x2="100%" y1={yOf(share)} y2={yOf(share)} />
          <text x="0" y={yOf(share) - 5}>
            {share === 0 ? "none" : share === 1 ? "all hidden cases" : "half"}
          </text>
        </g>
      ))}
      {standings.map(({ id, title, attempts }) => {
        const spots = attempts.toReversed().map((each) => ({
          each,
          x: xOf(each.createdAt),
          y: yOf(shareOf(each)),
        }));
        const end = spots.at(-1);
        return (
          <g key={id}>
            {spots.slice(1).map(({ x, y }, index) => (
              <line
                key={index}
                class="way"
                x1={`${spots[index]?.x}%`}
                y1={spots[index]?.y}
                x2={`${x}%`}
                y2={y}
              />
            ))}
            {spots.map(({ each, x, y }) => (
              <svg key={each.id} x={`${x}%`} y={y} overflow="visible">
                <Spot passed={each.grade.outcome === "passed"} />
              </svg>
            ))}
            {end !== undefined && (
              <text class="tx" x={`${end.x}%`} y={end.y - 12} text-anchor={end.x > 70 ? "end" : "start"}>
                {title}
              </text>
            )}
          </g>
        );
      })}
      <text x="0" y={bottom + 28}>
        {day(new Date(first).toISOString())}
      </text>
      {first !== last && (
        <text x="100%" y={bottom + 28} text-anchor="end">
          {day(new Date(last).toISOString())}
        </text>
      )}
    </svg>
  );
}

function Spot({ passed }: { passed: boolean }) {
  return (
    <>
      <circle class="ground" r="8" />
      {passed ? <circle class="reached" r="5.5" /> : <path class="below" d="M-4.5-4.5l9 9M4.5-4.5l-9 9" />}
    </>
  );
}
