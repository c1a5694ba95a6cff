import { findSettingsProblems } from "@assay/exercise/panel";
import { isSettings } from "../artifact.ts";
import type { PartEditor } from "./editors.ts";
import { SettingsEditor } from "./settings-editor.tsx";

/** How settings from a declared list are edited and checked. */
export const settingsEditor: PartEditor = {
  Editor: SettingsEditor,
  hasTokens: false,
  findProblems: ({ exercise, artifact, part }) => {
    const declared = exercise.exercise.parts[part];
    const value = artifact[part];
    if (declared?.type !== "settings" || !isSettings(value)) return [];
    const starter = exercise.starter[part] ?? {};
    const fix = {
      label: "Bring the starter back",
      apply: (whole: typeof artifact) => ({ ...whole, [part]: starter }),
    };
    return findSettingsProblems(declared, value).map((message) => ({ part, message, fix }));
  },
};
