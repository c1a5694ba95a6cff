import { isDeepStrictEqual } from "node:util";
import type { Json, ToolScript } from "@assay/exercise";
import { type HostFunction, HostRefusal } from "@assay/sandbox";

/** Answers `callTool(name, arguments)` as the exercise scripts it. */
export const createScriptedTools =
  (script: ToolScript): HostFunction =>
  async ([name = null, given = null]) => {
    if (typeof name !== "string" || !Object.hasOwn(script, name))
      throw new HostRefusal(`There is no tool ${JSON.stringify(name)}.`);
    const tool = script[name];
    const answer =
      tool !== undefined && "answers" in tool ? tool.answers.find(({ to }) => fits(given, to)) : tool;
    if (answer === undefined) throw new HostRefusal(`${name} knows nothing of ${JSON.stringify(given)}.`);
    if ("throws" in answer) throw new HostRefusal(answer.throws);
    return answer.returns;
  };

/** Tells whether the arguments of a call are those that an answer is for. */
const fits = (given: Json, to: Record<string, Json>): boolean =>
  typeof given === "object" &&
  given !== null &&
  !Array.isArray(given) &&
  Object.entries(to).every(
    ([key, wanted]) => Object.hasOwn(given, key) && isDeepStrictEqual(given[key], wanted),
  );
