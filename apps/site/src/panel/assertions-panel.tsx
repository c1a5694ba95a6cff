import { codeEditor } from "./editor/code.ts";
import { KillMatrix } from "./matrix/kill-matrix.tsx";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { code: codeEditor, assertions: codeEditor };

/** The island of an exercise whose part is assertions. */
export default function AssertionsPanel(props: PanelProps) {
  return <Panel {...props} editors={editors} summary={KillMatrix} />;
}
