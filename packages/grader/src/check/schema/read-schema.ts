import type { Json } from "@assay/exercise";
import { isObject, shown } from "../json-values.ts";
import { isPattern } from "../pattern.ts";

/** What a schema may be at most; a learner may have written it. */
const most = { depth: 32, nodes: 2_000, enum: 500 };

export type Schema = boolean | { [key: string]: Json };

type Read = { ok: true; schema: Schema } | { ok: false; message: string };

/** Checks that a value is a JSON Schema in the subset this grader knows; what it does not know is said, never passed over. */
export function readSchema(value: Json): Read {
  const problem = isDeep(value) ? "the schema is nested too deep" : findProblem(value);
  if (problem !== undefined) return { ok: false, message: problem };
  if (typeof value === "boolean" || isObject(value)) return { ok: true, schema: value };
  return { ok: false, message: "the schema must be an object or a boolean" };
}

/** Walks a value level by level, so that no nesting is too deep to be walked. */
function isDeep(root: Json): boolean {
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 3 * most.depth) return true;
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
  }
  return false;
}

type Demand = (value: Json) => string | undefined;

const isCount = (value: Json): boolean => typeof value === "number" && Number.isInteger(value) && value >= 0;
const demand =
  (holds: (value: Json) => boolean, asked: string): Demand =>
  (value) =>
    holds(value) ? undefined : `must be ${asked}`;

const count = demand(isCount, "a whole number, zero or more");
const number = demand((value) => typeof value === "number", "a number");
const names = demand(
  (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
  "a list of names",
);
const anything: Demand = () => undefined;
const types = ["null", "boolean", "number", "integer", "string", "array", "object"];
const type = demand(
  (value) => {
    const listed = Array.isArray(value) ? value : [value];
    return listed.length > 0 && listed.every((each) => typeof each === "string" && types.includes(each));
  },
  `one or more of ${types.join(", ")}`,
);

const values: Demand = (value) => {
  if (!Array.isArray(value) || value.length === 0) return "must be a list of values";
  return value.length > most.enum ? `has ${value.length} values; ${most.enum} is the most` : undefined;
};

const pattern: Demand = (value) => {
  if (typeof value !== "string" || value.length > 500) return "must be a pattern of at most 500 characters";
  return isPattern(value) ? undefined : "must be in RE2 syntax: no look-around, no back-references";
};

const reference: Demand = (value) => {
  if (typeof value === "string" && /^#(?:\/\$defs\/[^/~%]+)?$/.test(value)) return undefined;
  return `must be # or #/$defs/<name>, not ${shown(value)}; nothing is fetched`;
};

/** Keywords with a value of their own. */
const plain: Readonly<Record<string, Demand>> = {
  type,
  enum: values,
  const: anything,
  required: names,
  minProperties: count,
  maxProperties: count,
  minItems: count,
  maxItems: count,
  uniqueItems: demand((value) => typeof value === "boolean", "true or false"),
  minLength: count,
  maxLength: count,
  pattern,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: demand((value) => typeof value === "number" && value > 0, "a number above zero"),
  $ref: reference,
  // These say something to people only.
  ...Object.fromEntries(
    ["title", "description", "default", "examples", "$schema", "$comment", "format", "deprecated"].map(
      (keyword) => [keyword, anything],
    ),
  ),
};

/** Keywords that hold schemas: one, a list, or one a name. */
const holding: Readonly<Record<string, "one" | "list" | "names">> = {
  items: "one",
  additionalProperties: "one",
  not: "one",
  prefixItems: "list",
  anyOf: "list",
  allOf: "list",
  oneOf: "list",
  properties: "names",
  $defs: "names",
};

interface Place {
  path: string;
  depth: number;
  value: Json;
}

/** Looks at every schema inside, one after the other, so that no nesting is too deep to be looked at. */
function findProblem(root: Json): string | undefined {
  const open: Place[] = [{ path: "", depth: 0, value: root }];
  const definitions = isObject(root) && isObject(root["$defs"]) ? Object.keys(root["$defs"]) : [];
  for (let seen = 0; seen < open.length; seen++) {
    const place = open[seen];
    if (place === undefined) break;
    if (open.length > most.nodes) return `the schema has more than ${most.nodes} schemas inside`;
    if (place.depth > most.depth) return `the schema is nested deeper than ${most.depth} levels`;
    if (typeof place.value === "boolean") continue;
    if (!isObject(place.value)) return `${nameOf(place.path)} must be an object or a boolean`;
    const found = keywordProblem(place, place.value, definitions);
    if (found !== undefined) return found;
    open.push(...innerSchemas(place, place.value));
  }
  return undefined;
}

const nameOf = (path: string): string => (path === "" ? "the schema" : `\`${path}\` of the schema`);

function keywordProblem(
  { path }: Place,
  schema: Readonly<Record<string, Json>>,
  definitions: readonly string[],
): string | undefined {
  for (const [keyword, value] of Object.entries(schema)) {
    const at = `\`${path === "" ? keyword : `${path}.${keyword}`}\` of the schema`;
    const shape = Object.hasOwn(holding, keyword) ? holding[keyword] : undefined;
    const check = Object.hasOwn(plain, keyword) ? plain[keyword] : undefined;
    if (shape === "list" && (!Array.isArray(value) || value.length === 0))
      return `${at} must be a list of schemas`;
    if (shape === "names" && !isObject(value)) return `${at} must name schemas`;
    if (shape === undefined && check === undefined) return `${at} is no keyword that is known here`;
    const problem = check?.(value);
    if (problem !== undefined) return `${at} ${problem}`;
    const isKnown = value === "#" || definitions.some((name) => value === `#/$defs/${name}`);
    if (keyword === "$ref" && !isKnown) return `${at} names ${shown(value)}, which is not there`;
  }
  return undefined;
}

function innerSchemas({ path, depth }: Place, schema: Readonly<Record<string, Json>>): Place[] {
  return Object.entries(schema).flatMap(([keyword, value]): Place[] => {
    const shape = Object.hasOwn(holding, keyword) ? holding[keyword] : undefined;
    const at = path === "" ? keyword : `${path}.${keyword}`;
    if (shape === "one") return [{ path: at, depth: depth + 1, value }];
    if (shape === undefined || typeof value !== "object" || value === null) return [];
    return Object.entries(value).map(([key, each]) => ({
      path: `${at}.${key}`,
      depth: depth + 1,
      value: each,
    }));
  });
}
