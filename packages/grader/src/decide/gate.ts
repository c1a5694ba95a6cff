import type { Gate, Grade } from "@assay/exercise";
import { fieldF1, gateCounts } from "@assay/exercise/panel";

/**
 * Decides the outcome: `passed` when the graded passes reach the gate, `failed` when it stays out of reach even
 * were every ungraded case to pass, else `ungraded`.
 */
export function decideOutcome(gate: Gate, hidden: Grade["hidden"]): Grade["outcome"] {
  if (gate.metric === "fieldF1") return decideFields(gate, hidden);
  const counts = gateCounts(gate, hidden);
  if (counts.every(({ passed, needed }) => passed >= needed)) return "passed";
  return counts.some(({ passed, ungraded, needed }) => passed + ungraded < needed) ? "failed" : "ungraded";
}

function decideFields({ atLeast }: Gate, { fields }: Grade["hidden"]): Grade["outcome"] {
  if (fields === undefined) throw new Error("the gate is over fields, and none were counted");
  const { right, found, open } = fields;
  const expected = fields.expected + open;
  if (fieldF1({ right, found, expected }) >= atLeast) return "passed";
  return fieldF1({ right: right + open, found: found + open, expected }) < atLeast ? "failed" : "ungraded";
}
