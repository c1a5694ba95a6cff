import type { Exercise } from "@assay/exercise";
import { gateWords, goodLabel } from "@assay/exercise/panel";
import { gateSentence } from "../facts.ts";
import { Axis, anchorAt, at } from "./axis.tsx";

/** What is asked of the hidden cases. */
export type Asked = Omit<Exercise["hidden"], "variants">;

/** Draws what the gate asks for, before anything is measured. */
export function GateScale({ asked }: { asked: Asked }) {
  return (
    <figure class="gauge">
      <Axis label={`Nothing measured yet, gate ${gateWords(asked)}`} end={measuredCount(asked)}>
        <text x="0" y="67">
          0
        </text>
        <GateLine asked={asked} />
      </Axis>
      <figcaption>{gateSentence(asked)}</figcaption>
    </figure>
  );
}

/** How many hidden cases the scale counts: all, or those with a planted defect. */
export const measuredCount = ({ gate, count, labels }: Asked): number =>
  gate.metric === "mutants" ? count - (labels[goodLabel] ?? 0) : count;

/** Which share of them must pass, where the gate counts cases. */
export const neededShare = (asked: Asked): number | undefined =>
  asked.gate.metric === "cases" || asked.gate.metric === "mutants"
    ? asked.gate.atLeast / measuredCount(asked)
    : undefined;

/** Draws the gate on a scale of cases. */
export function GateLine({ asked }: { asked: Asked }) {
  const needed = neededShare(asked);
  if (needed === undefined) return null;
  return (
    <>
      <line class="ln gate" x1={at(needed)} x2={at(needed)} y1="18" y2="55" />
      <text class="gate" x={at(needed)} y="12" text-anchor={anchorAt(needed)}>
        gate {asked.gate.atLeast}
      </text>
    </>
  );
}
