import type { CellState } from "@assay/exercise/panel";

/** What a mark shows: how a case stands, or that it is being run. */
export type MarkState = CellState | "running";

/** Draws how a case stands; `fresh` lets it fill once. A silent one stands in a hidden place, and text beside it says how many. */
export function Mark({ state, fresh, silent }: { state: MarkState; fresh?: boolean; silent?: boolean }) {
  const filled = fresh === true && state !== "pending" && state !== "running";
  return (
    <svg
      key={state}
      class={`m ${state}${filled ? " new" : ""}`}
      {...(silent === true ? {} : { role: "img", "aria-label": state })}
    >
      <use href={`#mark-${state}`} />
    </svg>
  );
}
