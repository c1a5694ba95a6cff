import { type ParsedArtifact, parseArtifact } from "./artifact.ts";
import type { Case } from "./cases.ts";
import type { Exercise } from "./exercise.ts";

/**
 * Reads an artifact from the files of its folder: `<part>.txt` (completion), `<part>/…` (code, assertions),
 * `<part>.yaml` (the rest). One newline at the end of a `.txt` is the editor's, not the author's.
 */
export function artifactFromFiles(
  context: { exercise: Exercise; cases: readonly Case[] },
  files: ReadonlyMap<string, string>,
  parseYaml: (text: string) => unknown,
): ParsedArtifact {
  const value: Record<string, unknown> = {};
  const folders: Record<string, Record<string, string>> = {};
  for (const [path, content] of files) {
    const [, part, rest] = /^([^/.]+)(?:\.(?:txt|yaml)|\/(.+))$/.exec(path) ?? [];
    if (part === undefined) {
      value[path] = content;
    } else if (rest !== undefined) {
      (folders[part] ??= {})[rest] = content;
    } else {
      value[part] = path.endsWith(".txt") ? content.replace(/\r?\n$/, "") : parseYaml(content);
    }
  }
  return parseArtifact(context, { ...value, ...folders });
}
