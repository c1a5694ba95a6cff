import type { Door, Prelude } from "../door.ts";
import { offerConsole } from "./console.ts";
import { offerHostFunctions } from "./host-functions.ts";
import { keepOriginals } from "./originals.ts";
import { offerTimers } from "./timers.ts";
import { createWords } from "./words.ts";

/** Runs inside the machine, before the code: makes what the code finds there, and what we call it by. */
function prelude(door: Door, hostNames: string, logLength: number): Prelude {
  const originals = keepOriginals();
  const { apply, asString, isFunction, parse, stringify } = originals;
  const words = createWords(originals);
  const known = { ...originals, ...words };
  offerConsole(door, known, logLength);
  const { fire } = offerTimers(door, known);
  const { settle } = offerHostFunctions(door, originals, hostNames);

  const write = (value: unknown): void => {
    try {
      const text: unknown = stringify(value);
      door.finish(typeof text === "string" ? "value" : "undefined", asString(text));
    } catch (error) {
      door.finish("not-json", words.describe(error));
    }
  };
  const start: Prelude["start"] = async (module, call, input) => {
    try {
      const run = (await module)[call];
      if (isFunction(run)) write(await apply(run, undefined, parse(input)));
      else door.finish("no-export", "");
    } catch (error) {
      door.finish("thrown", words.describe(error));
    }
  };
  return { start, fire, settle, describe: words.describe };
}

const parts = [keepOriginals, createWords, offerConsole, offerTimers, offerHostFunctions, prelude];

/** The functions of this folder as the machine is given them, where they find each other by name. */
export const preludeSource = `(() => { ${parts.map(String).join("\n")}\nreturn prelude; })()`;
