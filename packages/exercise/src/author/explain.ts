import { z } from "zod";
import { closest } from "./closest.ts";

/** One thing an author wrote that the schema refuses: where, and what to write instead. */
export interface SchemaProblem {
  path: (string | number)[];
  message: string;
}

export type Validated<T> = { ok: true; value: T } | { ok: false; problems: SchemaProblem[] };

/** Validates what an author wrote, with messages that say what was found and what to write. */
export function validate<T>(schema: z.ZodType<T>, value: unknown): Validated<T> {
  const parsed = schema.safeParse(value, { error: explain });
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.flatMap(toProblems);
  return { ok: false, problems };
}

function toProblems(issue: z.core.$ZodIssue): SchemaProblem[] {
  const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  const nearest = issue.code === "invalid_union" && issue.message === unexplained && nearestOf(issue.errors);
  if (nearest) {
    return nearest.flatMap(toProblems).map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
  }
  if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
  // The message was made for all unknown keys at once, a line each, so that each is found at its own place.
  const messages = issue.message.split("\n");
  return issue.keys.map((key, index) => ({
    path: [...path, key],
    message: messages[index] ?? issue.message,
  }));
}

const unexplained = "Invalid input";

/** Finds the member of a union that what was written is nearest to: the one with the least to mend. */
const nearestOf = (members: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined =>
  members.toSorted((one, other) => one.length - other.length)[0];

function explain(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, knownKeys(issue.inst))).join("\n");
    case "invalid_type":
      return issue.input === undefined
        ? missing(issue.inst)
        : `${found(issue.input)}; write ${article(issue.expected)}`;
    case "invalid_value":
      return `${found(issue.input)}; ${oneOf(issue.values.map(String), issue.input)}`;
    case "invalid_union":
      return discriminator(issue);
    case "too_small":
    case "too_big":
      return sizeMessage(issue);
    default:
      return undefined;
  }
}

function unknownKey(key: string, known: string[]): string {
  const near = closest(key, known);
  return near === undefined
    ? `the key \`${key}\` is unknown here; known: ${known.join(", ")}`
    : `the key \`${key}\` is unknown here; did you mean \`${near}\`?`;
}

function knownKeys(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function missing(schema: unknown): string {
  const description = schema instanceof z.ZodType ? schema.description : undefined;
  return description === undefined ? "is missing" : `is missing: ${description}`;
}

function found(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input);
  return `found ${text.length > 60 ? `${text.slice(0, 57)}…` : text}`;
}

const articles: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys with values",
  record: "keys with values",
};
const article = (expected: string): string => articles[expected] ?? expected;

function oneOf(values: string[], input: unknown): string {
  const near = typeof input === "string" ? closest(input, values) : undefined;
  if (near !== undefined)
    return `did you mean \`${near}\`?${values.length > 12 ? "" : ` One of ${values.join(", ")}`}`;
  return `write one of ${values.join(", ")}`;
}

function discriminator(issue: Extract<z.core.$ZodRawIssue, { code: "invalid_union" }>): string | undefined {
  const key = issue.discriminator;
  if (key === undefined || typeof issue.input !== "object" || issue.input === null) return undefined;
  const values = issue.inst instanceof z.ZodDiscriminatedUnion ? discriminatorValues(issue.inst) : [];
  const given: unknown = Reflect.get(issue.input, key);
  if (given === undefined) return `\`${key}\` is missing; ${oneOf(values, given)}`;
  return `${found(given)} as \`${key}\`; ${oneOf(values, given)}`;
}

function discriminatorValues(union: z.ZodDiscriminatedUnion): string[] {
  const key = union.def.discriminator;
  return union.options.flatMap((option) => [...(option._zod.propValues?.[key] ?? [])].map(String));
}

function sizeMessage(issue: Extract<z.core.$ZodRawIssue, { code: "too_small" | "too_big" }>): string {
  const [word, limit] = issue.code === "too_small" ? ["at least", issue.minimum] : ["at most", issue.maximum];
  const isNumber = typeof issue.input === "number";
  const strict = issue.inclusive === false ? (issue.code === "too_small" ? "more than" : "less than") : word;
  if (isNumber) return `found ${issue.input}; write ${strict} ${limit}`;
  const size =
    typeof issue.input === "string"
      ? issue.input.length
      : Array.isArray(issue.input)
        ? issue.input.length
        : 0;
  const [one, many] = typeof issue.input === "string" ? ["character", "characters"] : ["entry", "entries"];
  return `found ${size} ${size === 1 ? one : many}; write ${strict} ${limit}`;
}
