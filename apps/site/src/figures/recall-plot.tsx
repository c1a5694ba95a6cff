import type { ArrangeSix, Recall, Recorded } from "./arrange-six-data.ts";
import { wilson } from "./wilson.ts";

const at = (share: number): string => `${(100 * share).toFixed(1)}%`;
const shareOf = ([recognised, of]: Recall): number => (of === 0 ? 0 : recognised / of);

type Gate = ArrangeSix["gate"];

/** Draws one count with its interval. */
export function IntervalLine({
  recall,
  mark,
  gate,
}: {
  recall: Recall;
  mark: "P" | "N" | "all";
  gate: Gate;
}) {
  const { low, high } = wilson(...recall);
  const label = `${recall[0]} of ${recall[1]}, interval ${Math.round(100 * low)} to ${Math.round(100 * high)} per cent`;
  return (
    <svg class="plot" height="30" role="img" aria-label={label}>
      <Ground height={30} gate={mark === "all" ? undefined : gate} />
      <line class="ln thick" x1={at(low)} x2={at(high)} y1="15" y2="15" />
      <Spot at={shareOf(recall)} y={15} mark={mark} />
    </svg>
  );
}

/** Draws how often each class was recognised in one arrangement; what lies between the two marks is the bias. */
export function BiasLine({ recorded: { recall }, gate }: { recorded: Recorded; gate: Gate }) {
  const [positive, negative] = [shareOf(recall.positive), shareOf(recall.negative)];
  const label = `positive ${recall.positive[0]} of ${recall.positive[1]}, negative ${recall.negative[0]} of ${recall.negative[1]}`;
  return (
    <svg class="plot" height="40" role="img" aria-label={label}>
      <Ground height={40} gate={gate} />
      <line class="ln thick" x1={at(positive)} x2={at(negative)} y1="20" y2="20" />
      <Spot at={positive} y={11} mark="P" />
      <Spot at={negative} y={29} mark="N" />
    </svg>
  );
}

function Ground({ height, gate }: { height: number; gate: Gate | undefined }) {
  const needed = gate === undefined ? undefined : at(gate.atLeast / gate.of);
  return (
    <>
      <line class="ln hair" x1="0" x2="100%" y1={height / 2} y2={height / 2} />
      {needed !== undefined && <line class="ln gate" x1={needed} x2={needed} y1="0" y2={height} />}
    </>
  );
}

function Spot({ at: share, y, mark }: { at: number; y: number; mark: "P" | "N" | "all" }) {
  return (
    <svg class={`spot ${mark.toLowerCase()}`} x={at(share)} y={y}>
      {mark === "all" ? (
        <circle class="pt" r="5.5" />
      ) : (
        <>
          <rect x="-8" y="-8" width="16" height="16" rx="1.5" />
          <text y="4.5" text-anchor="middle">
            {mark}
          </text>
        </>
      )}
    </svg>
  );
}

/** Draws the scale that all lines share. */
export function RecallAxis({ gate }: { gate: Gate }) {
  const needed = gate.atLeast / gate.of;
  return (
    <svg class="plot axis" height="25" aria-hidden="true">
      <text x="0" y="17">
        0
      </text>
      <text class="coin" x="50%" y="17" text-anchor="middle">
        a coin, 50 %
      </text>
      <text class="gate" x={at(needed)} y="17" text-anchor="middle">
        {gate.name}, {gate.atLeast} of {gate.of}
      </text>
      <text x="100%" y="17" text-anchor="end">
        100 %
      </text>
    </svg>
  );
}
