import { codeEditor } from "./editor/code.ts";
import { caughtOf } from "./mutant-cells.ts";
import type { CaseSummary } from "./matrix/case-matrix.tsx";
import { KillMatrix } from "./matrix/kill-matrix.tsx";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { code: codeEditor, assertions: codeEditor };
const summary: CaseSummary = { words: caughtOf, View: KillMatrix };

/** The island of an exercise whose part is assertions. */
export default function AssertionsPanel(props: PanelProps) {
  return <Panel {...props} editors={editors} summary={summary} />;
}
