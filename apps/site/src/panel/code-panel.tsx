import { codeEditor } from "./editor/code.ts";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { code: codeEditor };

/** The island of an exercise whose part is TypeScript. */
export default function CodePanel(props: PanelProps) {
  return <Panel {...props} editors={editors} />;
}
