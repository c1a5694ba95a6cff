import type { Grade, Tally } from "@assay/exercise";
import {
  alarmWords,
  allowedWords,
  countMutants,
  curtailedWords,
  decidingLabel,
  gateWords,
  shownF1,
} from "@assay/exercise/panel";
import { capital, percent } from "../words.ts";
import { Axis, anchorAt, at } from "./axis.tsx";
import { type Asked, GateLine, neededShare } from "./gate-scale.tsx";

interface Props {
  asked: Asked;
  grade: Grade;
}

/** Draws how many hidden cases passed, between which shares such a text would pass, and the gate. */
export function IntervalGauge({ asked, grade }: Props) {
  return (
    <figure class="gauge">
      <Axis label={describe(asked, grade)}>
        <GateLine asked={asked} />
        <Measured grade={grade} needed={neededShare(asked)} />
      </Axis>
      <Caption asked={asked} grade={grade} />
    </figure>
  );
}

function Measured({ grade, needed }: { grade: Grade; needed: number | undefined }) {
  const { interval, outcome } = grade;
  const counted = countedOf(grade);
  const share = counted.passed / counted.total;
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
        {counted.passed} of {counted.total}
      </text>
    </>
  );
}

/** What the scale counts: hidden cases, or of them the planted defects. */
const countedOf = ({ gate, hidden }: Grade): Tally =>
  gate.metric === "mutants" ? countMutants(hidden.byLabel).defects : hidden;

// In a short interval its two numbers would run into each other.
function anchorLow({ low, high }: { low: number; high: number }): "start" | "middle" | "end" {
  const anchor = anchorAt(low);
  return anchor === "middle" && high - low < 0.3 ? "end" : anchor;
}

function Caption({ asked, grade }: Props) {
  const { hidden, interval, outcome } = grade;
  const isMutants = grade.gate.metric === "mutants";
  const counted = countedOf(grade);
  return (
    <figcaption>
      <span class="again">
        <b>
          {counted.passed} of {counted.total}
        </b>{" "}
        {isMutants ? "planted defects" : "hidden cases"}.{" "}
      </span>
      {isMutants && <AlarmWords grade={grade} />}
      {curtailedWords(grade)}
      {interval !== undefined && (
        <>
          {isMutants ? "Of defects like these it would catch" : "On cases like these it would pass"} between{" "}
          <b>
            {percent(interval.low)} and {percent(interval.high)}
          </b>{" "}
          in 100{outcome === "failed" ? needWords(asked, hidden) : "."}
        </>
      )}
    </figcaption>
  );
}

/** Says how many alarms were false, of how many are allowed. */
function AlarmWords({ grade: { gate, hidden } }: { grade: Grade }) {
  const { falseAlarms, good } = countMutants(hidden.byLabel);
  return (
    <>
      <b>{capital(alarmWords(falseAlarms))}</b> in {good.total} good ones, {allowedWords(gate.falseAlarms)}{" "}
      allowed.{" "}
    </>
  );
}

/** Says what is missing, as the end of a sentence. */
function needWords(asked: Asked, hidden: Grade["hidden"]): string {
  if (asked.gate.metric === "cases" || asked.gate.metric === "mutants")
    return `; the gate needs ${asked.gate.atLeast}.`;
  if (hidden.fields !== undefined)
    return `; the gate needs ${gateWords(asked)}, and it is ${shownF1(hidden.fields)}.`;
  const lowest = decidingLabel(hidden);
  if (asked.gate.metric !== "lowestRecall" || lowest === undefined) return ".";
  return `; the gate needs ${gateWords(asked)}, and “${lowest.label}” has ${lowest.passed}.`;
}

function describe(asked: Asked, grade: Grade): string {
  const { interval } = grade;
  const { passed, total } = countedOf(grade);
  const range =
    interval === undefined ? "" : `, interval ${percent(interval.low)} to ${percent(interval.high)} per cent`;
  return `${passed} of ${total}${range}, gate ${gateWords(asked)}`;
}
