import type { z } from "zod";

const expected: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** Says in a sentence what is wrong with a request, and in which field. */
export function explainIssue(issue: z.core.$ZodIssue): { message: string; param: string | null } {
  const path = writePath(issue.path);
  if (issue.code === "unrecognized_keys") {
    const param = [path, issue.keys[0]].filter((part) => part !== "").join(".");
    return { message: `The examiner does not know the field \`${param}\`; leave it out.`, param };
  }
  const subject = path === "" ? "The body" : `\`${path}\``;
  return { message: `${subject} ${problem(issue)}.`, param: path === "" ? null : path };
}

/** Writes the keys down to a place as one would in code. */
export const writePath = (path: readonly PropertyKey[]): string =>
  path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index ? "." : ""}${String(key)}`))
    .join("");

function problem(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${expected[issue.expected] ?? issue.expected}`;
    case "too_small":
      return issue.origin === "array" || issue.origin === "string"
        ? "must not be empty"
        : `must be ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
    case "too_big":
      return issue.origin === "array"
        ? `has more than ${issue.maximum} entries`
        : `must be at most ${issue.maximum}`;
    case "invalid_value":
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    default:
      return issue.message;
  }
}
