import { stripTypeScriptTypes } from "node:module";
import type { Place } from "../outcome.ts";

export type Stripped =
  | { ok: true; source: string }
  /** `isBroken`: the stripper itself broke on the text, and does not recover in this thread. */
  | { ok: false; message: string; at?: Place; isBroken: boolean };

const unsupported: Record<string, string> = {
  enum: "An `enum` is more than a type, and only types are taken away here: write an object `as const` instead.",
  "parameter property":
    "A parameter property is more than a type, and only types are taken away here: declare the field and assign it in the constructor.",
  "namespace declaration":
    "A `namespace` is more than a type, and only types are taken away here: write a file of its own and import it.",
  "import equals declaration": "`import … = require(…)` is not known here: write `import … from`.",
};

/** Takes the types out of a file, each replaced by blanks, so that lines and columns stay; or says why it cannot. */
export function stripTypes(file: string, source: string): Stripped {
  try {
    return { ok: true, source: stripTypeScriptTypes(source) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) return { ok: false, message: tooDeep(file), isBroken: true };
    const [, kind = ""] = /^TypeScript (.+) is not supported in strip-only mode$/.exec(error.message) ?? [];
    const message = unsupported[kind] ?? asSentence(error.message);
    const at = findPlace(file, source, error.stack ?? "");
    return { ok: false, message, ...(at === undefined ? {} : { at }), isBroken: false };
  }
}

const tooDeep = (file: string): string =>
  `${file} cannot be read: something in it is nested too deeply or is too long.`;

const asSentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

/** The stack begins with the line's number, the lines around it with tabs as four blanks, and carets below it. */
function findPlace(file: string, source: string, stack: string): Place | undefined {
  const [first = "", ...rest] = stack.split("\n");
  const line = Number(/:(\d+)$/.exec(first)?.[1]);
  if (!(line >= 1)) return undefined;
  const carets = rest.find((text) => /^ *\^+$/.test(text));
  const tabs = /^\t*/.exec(source.split(/\r?\n/)[line - 1] ?? "")?.[0].length ?? 0;
  const column = carets === undefined ? 1 : carets.indexOf("^") + 1 - 3 * tabs;
  return { file, line, column: Math.max(1, column) };
}
