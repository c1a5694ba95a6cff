import type { RunView } from "@assay/exercise/panel";

/** Names the cell that is being run: one request is in flight, and cases are run in the plan's order. */
export function runningCell({ visible, hidden }: RunView): string | undefined {
  const next = visible.find(({ state }) => state === "pending");
  return next?.case ?? hidden.find(({ state }) => state === "pending")?.opaqueId;
}
