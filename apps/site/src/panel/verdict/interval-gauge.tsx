import type { Exercise, Grade } from "@assay/exercise";
import { curtailedWords, decidingLabel, gateWords, shownF1 } from "@assay/exercise/panel";
import { gateSentence } from "../facts.ts";
import { percent } from "../words.ts";
import { Axis, anchorAt, at } from "./axis.tsx";

type Asked = Omit<Exercise["hidden"], "variants">;

/** Draws how many hidden cases passed, between which shares such a text would pass, and the gate; without a grade, the gate alone. */
export function IntervalGauge({ asked, grade }: { asked: Asked; grade?: Grade | undefined }) {
  const { gate, count: total } = asked;
  const needed = gate.metric === "cases" ? gate.atLeast / total : undefined;
  return (
    <figure class="gauge">
      <Axis label={describe(asked, grade)} {...(grade === undefined ? { end: total } : {})}>
        {grade === undefined && (
          <text x="0" y="67">
            0
          </text>
        )}
        {needed !== undefined && (
          <>
            <line class="ln gate" x1={at(needed)} x2={at(needed)} y1="18" y2="55" />
            <text class="gate" x={at(needed)} y="12" text-anchor={anchorAt(needed)}>
              gate {gate.atLeast}
            </text>
          </>
        )}
        {grade !== undefined && <Measured grade={grade} needed={needed} />}
      </Axis>
      {grade === undefined ? <Demand asked={asked} /> : <Caption asked={asked} grade={grade} />}
    </figure>
  );
}

function Measured({ grade, needed }: { grade: Grade; needed: number | undefined }) {
  const { hidden, interval, outcome } = grade;
  const share = hidden.passed / hidden.total;
  // Just short of the gate its line would run through the count.
  const isClose = needed !== undefined && share < needed && needed - share < 0.1;
  return (
    <>
      {interval !== undefined && (
        <>
          <line class="ln thick" x1={at(interval.low)} x2={at(interval.high)} y1="45" y2="45" />
          <text x={at(interval.low)} y="67" text-anchor={anchorLow(interval)}>
            {percent(interval.low)} %
          </text>
          <text x={at(interval.high)} y="67" text-anchor={anchorAt(interval.high)}>
            {percent(interval.high)} %
          </text>
        </>
      )}
      <circle class={outcome === "passed" ? "pt" : "pt red"} cx={at(share)} cy="45" r="5.5" />
      <text class="tx strong halo" x={at(share)} y="33" text-anchor={isClose ? "end" : anchorAt(share)}>
        {hidden.passed} of {hidden.total}
      </text>
    </>
  );
}

// In a short interval its two numbers would run into each other.
function anchorLow({ low, high }: { low: number; high: number }): "start" | "middle" | "end" {
  const anchor = anchorAt(low);
  return anchor === "middle" && high - low < 0.3 ? "end" : anchor;
}

function Demand({ asked }: { asked: Asked }) {
  return <figcaption>{gateSentence(asked)}</figcaption>;
}

function Caption({ asked, grade }: { asked: Asked; grade: Grade }) {
  const { hidden, interval, outcome } = grade;
  return (
    <figcaption>
      <span class="again">
        <b>
          {hidden.passed} of {hidden.total}
        </b>{" "}
        hidden cases.{" "}
      </span>
      {curtailedWords(grade)}
      {interval !== undefined && (
        <>
          On cases like these it would pass between{" "}
          <b>
            {percent(interval.low)} and {percent(interval.high)}
          </b>{" "}
          in 100{outcome === "failed" ? needWords(asked, hidden) : "."}
        </>
      )}
    </figcaption>
  );
}

/** Says what is missing, as the end of a sentence. */
function needWords(asked: Asked, hidden: Grade["hidden"]): string {
  if (asked.gate.metric === "cases") return `; the gate needs ${asked.gate.atLeast}.`;
  if (hidden.fields !== undefined)
    return `; the gate needs ${gateWords(asked)}, and it is ${shownF1(hidden.fields)}.`;
  const lowest = decidingLabel(hidden);
  if (asked.gate.metric !== "lowestRecall" || lowest === undefined) return ".";
  return `; the gate needs ${gateWords(asked)}, and “${lowest.label}” has ${lowest.passed}.`;
}

function describe(asked: Asked, grade: Grade | undefined): string {
  const needed = `gate ${gateWords(asked)}`;
  if (grade === undefined) return `Nothing measured yet, ${needed}`;
  const { hidden, interval } = grade;
  const range =
    interval === undefined ? "" : `, interval ${percent(interval.low)} to ${percent(interval.high)} per cent`;
  return `${hidden.passed} of ${hidden.total}${range}, ${needed}`;
}
