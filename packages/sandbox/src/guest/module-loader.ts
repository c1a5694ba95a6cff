import type { Place } from "../outcome.ts";

/** What the machine asks when a file imports another; it refuses with a text, so that nothing of ours gets inside. */
export interface ModuleLoader {
  normalize(from: string, specifier: string): string;
  load(file: string): string;
  /** The import that was refused with this message. */
  placeOf(message: string): Place | undefined;
}

/** Finds imports among the files of the run, and nowhere else. */
export function createModuleLoader(sources: ReadonlyMap<string, string>): ModuleLoader {
  const places = new Map<string, Place>();
  const refuse = (from: string, specifier: string): Error => {
    const message = isRelative(specifier) ? missing(specifier, [...sources.keys()]) : foreign(specifier);
    const at = findImport(from, sources.get(from) ?? "", specifier);
    if (at !== undefined) places.set(message, at);
    const error = new Error(message);
    // It would be copied inside.
    error.stack = "";
    return error;
  };
  return {
    normalize: (from, specifier) => {
      const file = isRelative(specifier) ? resolve(from, specifier) : undefined;
      if (file !== undefined && sources.has(file)) return file;
      throw refuse(from, specifier);
    },
    load: (file) => {
      const source = sources.get(file);
      if (source === undefined) throw refuse(file, file);
      return source;
    },
    placeOf: (message) => places.get(message),
  };
}

const root = "file:///";

const isRelative = (specifier: string): boolean => /^\.\.?\//.test(specifier);

const resolve = (from: string, specifier: string): string =>
  new URL(specifier, `${root}${from}`).href.slice(root.length);

function findImport(file: string, source: string, specifier: string): Place | undefined {
  const index = source.search(new RegExp(`["']${RegExp.escape(specifier)}["']`));
  if (index === -1) return undefined;
  const lines = source.slice(0, index).split("\n");
  return { file, line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

const foreign = (specifier: string): string =>
  `\`${specifier}\` cannot be imported here: only the files of this exercise can, as \`./name.ts\`.`;

const missing = (specifier: string, files: readonly string[]): string =>
  `There is no file \`${specifier}\`. There is: ${files.map((file) => `\`./${file}\``).join(", ")}.`;
