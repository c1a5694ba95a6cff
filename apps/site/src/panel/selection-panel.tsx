import { selectionEditor } from "./editor/selection.ts";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { selection: selectionEditor };

/** The island of an exercise whose part is a choice from a pool. */
export default function SelectionPanel(props: PanelProps) {
  return <Panel {...props} editors={editors} />;
}
