import type { Failure, Place } from "../outcome.ts";

const trace = /([\w./-]+\.ts):(\d+):(\d+)/g;

/** Makes an outcome of what the prelude wrote about an error; the code may have tampered with any of it. */
export function readError(text: string, files: ReadonlySet<string>, limitBytes: number): Failure {
  const { name, message, stack } = readParts(text);
  if (name === "InternalError" && /^(?:out of memory|string too long)/.test(message))
    return { type: "memory", limitBytes };
  const at = firstPlace(stack, files);
  return { type: "thrown", name, message, ...(at === undefined ? {} : { at }) };
}

/** Reads name, message and stack out of what the prelude wrote. */
export function readParts(text: string): { name: string; message: string; stack: string } {
  const parts: unknown = JSON.parse(text);
  const [name, message, stack] = Array.isArray(parts) ? parts.map((part) => String(part ?? "")) : [];
  return {
    name: (name ?? "").slice(0, 100),
    message: (message ?? "An error that cannot be shown.").slice(0, 2000),
    stack: stack ?? "",
  };
}

/** The place nearest to the error that is in a file of the learner. */
function firstPlace(stack: string, files: ReadonlySet<string>): Place | undefined {
  for (const [, file = "", line, column] of stack.matchAll(trace)) {
    const at = { file, line: Number(line), column: Number(column) };
    if (files.has(file) && at.line >= 1 && at.column >= 1 && at.line < 1e6 && at.column < 1e6) return at;
  }
  return undefined;
}
