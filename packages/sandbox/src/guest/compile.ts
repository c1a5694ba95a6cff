import type { Failure } from "../outcome.ts";
import type { Job } from "../process/messages.ts";
import { stripTypes } from "./strip-types.ts";

export type Compiled =
  | { ok: true; sources: Map<string, string> }
  /** `isWorn`: this thread can compile nothing more. */
  | { ok: false; failure: Failure; isWorn: boolean };

/** Makes JavaScript of all files, or says what is wrong with the first that is none. */
export function compile({ files, entry }: Pick<Job, "files" | "entry">): Compiled {
  const sources = new Map<string, string>();
  const refuse = (message: string): Compiled => ({
    ok: false,
    failure: { type: "not-compiled", message },
    isWorn: false,
  });
  for (const [file, text] of Object.entries(files)) {
    if (!fileName.test(file)) return refuse(`\`${file}\` is no name of a file here: write \`name.ts\`.`);
    const stripped = stripTypes(file, text);
    if (!stripped.ok) {
      const { message, at, isBroken } = stripped;
      const failure: Failure = { type: "not-compiled", message, ...(at === undefined ? {} : { at }) };
      return { ok: false, failure, isWorn: isBroken };
    }
    sources.set(file, stripped.source);
  }
  if (sources.has(entry.file)) return { ok: true, sources };
  return refuse(`There is no file \`${entry.file}\` to start from.`);
}

const fileName = /^(?:[a-z0-9][\w-]*\/)*[a-z0-9][\w.-]*\.ts$/i;
