import { completionEditor } from "./editor/completion.ts";
import { settingsEditor } from "./editor/settings.ts";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { settings: settingsEditor, completion: completionEditor };

/** The island of an exercise with settings, and perhaps a text to continue. */
export default function SettingsPanel(props: PanelProps) {
  return <Panel {...props} editors={editors} />;
}
