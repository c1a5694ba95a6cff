import type { Json } from "@assay/exercise";
import { RE2JS } from "re2js";
import { isObject, isSame, shown, typeOf, withArticle } from "../json-values.ts";
import type { Schema } from "./read-schema.ts";

/** How much work one value may be: references can double it with every level. A unit is about a character looked at. */
const mostWork = 5_000_000;

/** Says where a value breaks a schema that was read before: the first problems, half a sentence each. */
export function findMismatches(value: Json, root: Schema): string[] {
  const run: Run = { root, size: JSON.stringify(value).length, work: 0, isOver: false };
  const problems = match(run, root, { value, path: "", depth: 0 });
  return run.isOver ? ["the schema asks for too much work; refer to other schemas less often"] : problems;
}

interface Run {
  root: Schema;
  /** The length of the whole value as text. */
  size: number;
  work: number;
  isOver: boolean;
}

/** Counts work before it is done; false once there was too much of it. */
function spend(run: Run, work: number): boolean {
  run.work += work;
  if (run.work > mostWork) run.isOver = true;
  return !run.isOver;
}

interface Place {
  value: Json;
  path: string;
  /** Schemas inside each other, references counted. */
  depth: number;
}

type Keywords = Readonly<Record<string, Json>>;

function match(run: Run, schema: Json | undefined, place: Place): string[] {
  if (place.depth > 200) run.isOver = true;
  if (run.isOver) return [];
  if (!spend(run, 100 + (isObject(schema) ? costOf(run, schema, place.value) : 0))) return [];
  if (schema === true) return [];
  if (!isObject(schema)) return [`${nameOf(place)} is not allowed`];
  const own = [...matchValue(schema, place), ...matchText(schema, place), ...matchNumber(schema, place)];
  return [
    ...own,
    ...matchArray(run, schema, place),
    ...matchObject(run, schema, place),
    ...matchInner(run, schema, place),
  ];
}

/** Estimates what the keywords of one schema cost on one value, what is inside not counted. */
function costOf(run: Run, schema: Keywords, value: Json): number {
  const lists = 10 * (listAt(schema, "enum").length + listAt(schema, "required").length);
  const twins = schema["uniqueItems"] === true ? 10 * run.size : 0;
  if (Array.isArray(value)) return lists + twins + value.length;
  if (isObject(value)) return lists + Object.keys(value).length;
  if (typeof value !== "string") return lists;
  const pattern = schema["pattern"];
  return lists + value.length * (1 + (typeof pattern === "string" ? pattern.length : 0));
}

const nameOf = ({ path }: Place): string => (path === "" ? "it" : `\`${path}\``);

const numberAt = (schema: Keywords, keyword: string): number | undefined => {
  const value = schema[keyword];
  return typeof value === "number" ? value : undefined;
};

const listAt = (schema: Keywords, keyword: string): Json[] => {
  const value = schema[keyword];
  return Array.isArray(value) ? value : [];
};

function matchValue(schema: Keywords, place: Place): string[] {
  const { value } = place;
  const problems: string[] = [];
  const type = schema["type"];
  const wanted = type === undefined ? [] : Array.isArray(type) ? type : [type];
  const isInteger = typeof value === "number" && Number.isInteger(value);
  if (wanted.length > 0 && !wanted.includes(typeOf(value)) && !(isInteger && wanted.includes("integer")))
    problems.push(`${nameOf(place)} is ${withArticle(typeOf(value))}, not ${listWords(wanted)}`);
  const allowed = schema["enum"] === undefined ? undefined : listAt(schema, "enum");
  if (allowed !== undefined && !allowed.some((each) => isSame(each, value)))
    problems.push(`${nameOf(place)} is ${shown(value)}, not one of ${shownSome(allowed)}`);
  const constant = schema["const"];
  if (constant !== undefined && !isSame(constant, value))
    problems.push(`${nameOf(place)} is ${shown(value)}, not ${shown(constant)}`);
  return problems;
}

const listWords = (types: readonly Json[]): string =>
  types.map((each) => (typeof each === "string" ? withArticle(each) : "")).join(" or ");

const shownSome = (values: readonly Json[]): string =>
  `${values.slice(0, 5).map(shown).join(", ")}${values.length > 5 ? ", …" : ""}`;

/** Says that a size is outside of what two keywords allow. */
function sizeProblem(
  schema: Keywords,
  { size, what, place }: { size: number; what: "Length" | "Items" | "Properties"; place: Place },
): string[] {
  const noun = { Length: "characters", Items: "items", Properties: "fields" }[what];
  const min = numberAt(schema, `min${what}`);
  const max = numberAt(schema, `max${what}`);
  if (min !== undefined && size < min) return [`${nameOf(place)} has ${size} ${noun}, fewer than ${min}`];
  return max !== undefined && size > max ? [`${nameOf(place)} has ${size} ${noun}, more than ${max}`] : [];
}

function matchText(schema: Keywords, place: Place): string[] {
  const { value } = place;
  if (typeof value !== "string") return [];
  // The standard counts characters, not UTF-16 units.
  const problems = sizeProblem(schema, { size: Array.from(value).length, what: "Length", place });
  const pattern = schema["pattern"];
  const fits = typeof pattern !== "string" || RE2JS.compile(pattern).matcher(value).find();
  return fits
    ? problems
    : [...problems, `${nameOf(place)} is ${shown(value)}, which does not match ${pattern}`];
}

const limits: readonly [keyword: string, breaks: (value: number, limit: number) => boolean, words: string][] =
  [
    ["minimum", (value, limit) => value < limit, "less than"],
    ["maximum", (value, limit) => value > limit, "more than"],
    ["exclusiveMinimum", (value, limit) => value <= limit, "not more than"],
    ["exclusiveMaximum", (value, limit) => value >= limit, "not less than"],
    ["multipleOf", (value, limit) => !isMultiple(value, limit), "no multiple of"],
  ];

/** 0.3 is a multiple of 0.1 although binary fractions are not. */
function isMultiple(value: number, of: number): boolean {
  const times = value / of;
  return Math.abs(times - Math.round(times)) <= 4 * Number.EPSILON * Math.max(1, Math.abs(times));
}

function matchNumber(schema: Keywords, place: Place): string[] {
  const { value } = place;
  if (typeof value !== "number") return [];
  return limits.flatMap(([keyword, breaks, words]) => {
    const limit = numberAt(schema, keyword);
    return limit === undefined || !breaks(value, limit)
      ? []
      : [`${nameOf(place)} is ${value}, ${words} ${limit}`];
  });
}

function matchArray(run: Run, schema: Keywords, place: Place): string[] {
  const { value } = place;
  if (!Array.isArray(value)) return [];
  const problems = sizeProblem(schema, { size: value.length, what: "Items", place });
  if (schema["uniqueItems"] === true && hasTwins(value)) problems.push(`${nameOf(place)} has an item twice`);
  const first = listAt(schema, "prefixItems");
  for (const [index, each] of value.entries()) {
    const inner = index < first.length ? first[index] : schema["items"];
    if (inner === undefined || run.isOver) break;
    problems.push(
      ...match(run, inner, { value: each, path: `${place.path}[${index}]`, depth: place.depth + 1 }),
    );
  }
  return problems;
}

/** Written with sorted keys, equal items are equal texts, so that no two need to be compared. */
function hasTwins(items: readonly Json[]): boolean {
  const sorted = (_key: string, value: Json): Json =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return (
    new Set(
      items.map((each) => (typeof each === "object" ? JSON.stringify(each, sorted) : JSON.stringify(each))),
    ).size < items.length
  );
}

function matchObject(run: Run, schema: Keywords, place: Place): string[] {
  const { value } = place;
  if (!isObject(value)) return [];
  const problems = sizeProblem(schema, { size: Object.keys(value).length, what: "Properties", place });
  for (const name of listAt(schema, "required")) {
    if (typeof name === "string" && !Object.hasOwn(value, name))
      problems.push(`\`${pathTo(place, name)}\` is missing`);
  }
  const known = isObject(schema["properties"]) ? schema["properties"] : {};
  for (const [name, each] of Object.entries(value)) {
    const inner = Object.hasOwn(known, name) ? known[name] : schema["additionalProperties"];
    if (inner === undefined || run.isOver) continue;
    problems.push(...match(run, inner, { value: each, path: pathTo(place, name), depth: place.depth + 1 }));
  }
  return problems;
}

const pathTo = ({ path }: Place, name: string): string => (path === "" ? name : `${path}.${name}`);

function matchInner(run: Run, schema: Keywords, place: Place): string[] {
  const within = { ...place, depth: place.depth + 1 };
  const tried = (keyword: string): string[][] =>
    listAt(schema, keyword).map((inner) => match(run, inner, within));
  const problems = tried("allOf").flat();
  const any = tried("anyOf");
  if (any.length > 0 && any.every((each) => each.length > 0))
    problems.push(`${nameOf(place)} fits none of ${any.length} choices`);
  const one = tried("oneOf");
  const fitting = one.filter((each) => each.length === 0).length;
  if (one.length > 0 && fitting !== 1)
    problems.push(`${nameOf(place)} fits ${fitting} of ${one.length} choices, not one`);
  if (schema["not"] !== undefined && match(run, schema["not"], within).length === 0)
    problems.push(`${nameOf(place)} is what the schema excludes`);
  const reference = schema["$ref"];
  return typeof reference === "string"
    ? [...problems, ...match(run, resolve(run.root, reference), within)]
    : problems;
}

function resolve(root: Schema, reference: string): Json | undefined {
  if (reference === "#") return root;
  const definitions = isObject(root) ? root["$defs"] : undefined;
  return isObject(definitions) ? definitions[reference.slice("#/$defs/".length)] : undefined;
}
