import type { CaseVerdicts } from "@assay/exercise";
import type { CellState, RunView } from "@assay/exercise/panel";

/** Lists how the cases of a run ended, so far as they have. */
export function verdictsOf({ visible, hidden }: RunView): CaseVerdicts {
  return {
    visible: ended(visible.map((cell) => [cell.case, cell.state])),
    hidden: ended(hidden.map((cell) => [cell.opaqueId, cell.state])),
  };
}

const ended = (cells: [id: string, state: CellState][]): CaseVerdicts["visible"] =>
  Object.fromEntries(cells.flatMap(([id, state]) => (state === "pending" ? [] : [[id, state] as const])));
