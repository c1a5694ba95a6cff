import type { Exercise } from "@assay/exercise";
import { anchorAt, at } from "./axis.tsx";

/** The share of the hidden cases that a gate over cases needs; no other gate has a place on the axis. */
export const neededShare = ({ gate, count }: Omit<Exercise["hidden"], "variants">): number | undefined =>
  gate.metric === "cases" ? gate.atLeast / count : undefined;

/** Draws the gate on an axis of cases. */
export function GateLine({ asked }: { asked: Omit<Exercise["hidden"], "variants"> }) {
  const needed = neededShare(asked);
  return needed === undefined ? null : (
    <>
      <line class="ln gate" x1={at(needed)} x2={at(needed)} y1="18" y2="55" />
      <text class="gate" x={at(needed)} y="12" text-anchor={anchorAt(needed)}>
        gate {asked.gate.atLeast}
      </text>
    </>
  );
}
