import type { Door, Prelude } from "../door.ts";
import { offerConsole } from "./console.ts";
import { offerHostFunctions } from "./host-functions.ts";
import { keepOriginals } from "./originals.ts";
import { offerTimers } from "./timers.ts";
import { createBodies } from "./web/bodies.ts";
import { offerFetch } from "./web/fetch.ts";
import { createListeners } from "./web/listeners.ts";
import { createHeaders } from "./web/headers.ts";
import { createResponses } from "./web/responses.ts";
import { createSignals } from "./web/signals.ts";
import { createStreams } from "./web/streams.ts";
import { createDecoder } from "./web/text-decoder.ts";
import { createEncoder } from "./web/text-encoder.ts";
import { createWords } from "./words.ts";

/** Runs inside the machine, before the code: makes what the code finds there, and what we call it by. */
function prelude(door: Door, ...[hostNames, logLength, hasFetch]: [string, number, boolean]): Prelude {
  const originals = keepOriginals();
  const { apply, asString, isFunction, parse, stringify } = originals;
  const words = createWords(originals);
  const known = { ...originals, ...words };
  offerConsole(door, known, logLength);
  const timers = offerTimers(door, known);
  const calls = offerHostFunctions(door, originals, hostNames);
  if (hasFetch) offerFetch(originals, { door, timers, calls });

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
  return { start, fire: timers.fire, settle: calls.settle, describe: words.describe };
}

const web = [
  createBodies,
  createHeaders,
  createResponses,
  createSignals,
  createStreams,
  createDecoder,
  createEncoder,
  createListeners,
  offerFetch,
];
const parts = [keepOriginals, createWords, offerConsole, offerTimers, offerHostFunctions, ...web, prelude];

/** The functions of this folder as the machine is given them, where they find each other by name. */
export const preludeSource = `(() => { ${parts.map(String).join("\n")}\nreturn prelude; })()`;
