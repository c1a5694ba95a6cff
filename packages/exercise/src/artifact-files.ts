import { type ArtifactProblem, type ParsedArtifact, parseArtifact } from "./artifact.ts";
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
  const unreadable: ArtifactProblem[] = [];
  for (const [path, content] of files) {
    const [, part, rest] = /^([^/.]+)(?:\.(?:txt|yaml)|\/(.+))$/.exec(path) ?? [];
    if (part === undefined) {
      value[path] = content;
    } else if (rest !== undefined) {
      (folders[part] ??= {})[rest] = content;
    } else if (path.endsWith(".txt")) {
      value[part] = content.replace(/\r?\n$/, "");
    } else {
      const read = readYaml(content, parseYaml);
      if ("value" in read) value[part] = read.value;
      else
        unreadable.push({ code: "part-invalid", part, message: `The file ${path} is no YAML: ${read.why}` });
    }
  }
  return unreadable.length > 0
    ? { ok: false, problems: unreadable }
    : parseArtifact(context, { ...value, ...folders });
}

function readYaml(text: string, parseYaml: (text: string) => unknown): { value: unknown } | { why: string } {
  try {
    return { value: parseYaml(text) };
  } catch (error) {
    // A parser's message goes on with an excerpt of the file.
    const [first = ""] = error instanceof Error ? error.message.split("\n") : [];
    return { why: `${first.replace(/:$/, "")}.` };
  }
}
