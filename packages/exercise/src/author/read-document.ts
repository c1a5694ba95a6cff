import type { z } from "zod";
import { type SchemaProblem, validate } from "./explain.ts";
import type { AuthorProblem } from "./problem.ts";

/** What is needed of a parsed YAML document, so that this package needs no parser. */
export interface ParsedDocument {
  errors: readonly { pos: [number, number]; message: string }[];
  getIn(path: readonly (string | number)[], keepNode: true): unknown;
  toJS(): unknown;
}

/** Where an offset stands; both count from 1. */
export type Locate = (offset: number) => { line: number; col: number };

/** A value with the places of its fields, for what is found out about it later. */
export type ReadDocument<T> =
  | { ok: true; value: T; placeOf: (path: readonly (string | number)[]) => { line: number; column?: number } }
  | { ok: false; problems: AuthorProblem[] };

/** Validates a parsed document; problems say the line and column of what is wrong. */
export function readDocument<T>(
  schema: z.ZodType<T>,
  { file, document, locate }: { file: string; document: ParsedDocument; locate: Locate },
): ReadDocument<T> {
  const place = (offset: number | undefined) => {
    if (offset === undefined) return { line: 1 };
    const { line, col } = locate(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // One syntax error makes others behind it; only the first is the author's.
  const [error] = document.errors;
  if (error !== undefined) {
    return { ok: false, problems: [{ file, ...place(error.pos[0]), message: plain(error.message) }] };
  }
  const placeOf = (path: readonly (string | number)[]) => place(offsetOf(document, path));
  const value = document.toJS();
  if (value === null)
    return { ok: false, problems: [{ file, line: 1, message: "this file is empty; copy one of its kind" }] };
  const validated = validate(schema, value);
  if (validated.ok) return { ...validated, placeOf };
  const problems = validated.problems.map(({ path, message }: SchemaProblem): AuthorProblem => ({
    file,
    ...place(offsetOf(document, path)),
    field: path.join("."),
    message,
  }));
  return { ok: false, problems };
}

/** What the parser says, and what an author understands. */
const plainWords: readonly [says: string, plain: string][] = [
  ["Tabs are not allowed", "a tab stands here; indent with spaces"],
  ["Map keys must be unique", "this key is written twice; keep one"],
  ["Nested mappings are not allowed", "a second “: ” stands on this line; put the text in quotes"],
];

const plain = (message: string): string =>
  plainWords.find(([says]) => message.includes(says))?.[1] ?? message;

/** Finds where a path stands; what is missing stands where its nearest parent does. */
function offsetOf(document: ParsedDocument, path: readonly (string | number)[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return undefined;
}
