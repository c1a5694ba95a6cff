import type { ToolScript } from "@assay/exercise";
import { type HostFunction, HostRefusal } from "@assay/sandbox";

/** Answers `callTool(name, arguments)` as the exercise scripts it. */
export const createScriptedTools =
  (script: ToolScript): HostFunction =>
  async ([name]) => {
    const tool = typeof name === "string" && Object.hasOwn(script, name) ? script[name] : undefined;
    if (tool === undefined) throw new HostRefusal(`There is no tool ${JSON.stringify(name ?? null)}.`);
    if ("throws" in tool) throw new HostRefusal(tool.throws);
    return tool.returns;
  };
