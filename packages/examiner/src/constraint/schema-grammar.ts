import { ConstraintError, limits } from "./limits.ts";

type Path = readonly (string | number)[];
type Schema = Record<string, unknown>;
interface Place {
  path: Path;
  depth: number;
  /** Counts the schemas that were read. */
  read: { nodes: number };
}

/**
 * The JSON Schema that the examiner keeps to. A reply is valid by the whole schema: what a grammar cannot promise is
 * refused, never ignored. It is written on one line, with every property, in the order in which the schema names them.
 */
const keywordsOf = {
  object: ["properties", "required", "additionalProperties"],
  array: ["items", "minItems", "maxItems"],
  string: ["minLength", "maxLength"],
  number: [],
  integer: [],
  boolean: [],
  null: [],
} as const;
type TypeName = keyof typeof keywordsOf;

/** Keywords that say nothing about the value. */
const annotations = ["title", "description", "$schema", "$comment", "examples", "default"];

const basics = [
  String.raw`char ::= [^"\\\x00-\x1F\x7F] | "\\" ["\\/bfnrt]`,
  `text ::= ${quote('"')} char* ${quote('"')}`,
  `integer ::= "-"? ("0" | [1-9] [0-9]{0,15})`,
  `number ::= integer ("." [0-9]{1,16})?`,
  `boolean ::= "true" | "false"`,
];

/** How deep an object of any shape may be nested. */
const anyDepth = 3;

/** Writes the grammar of any JSON object, nested at most three deep. */
export function anyObjectGrammar(): string {
  const levels = Array.from({ length: anyDepth }, (_, level) => {
    const value = level === 0 ? "scalar" : `value-${level - 1}`;
    const member = `text ": " ${value}`;
    const list = `"[]" | "[" ${value} (", " ${value})* "]"`;
    const object = `object-${level} ::= "{}" | "{" ${member} (", " ${member})* "}"`;
    return level === anyDepth - 1
      ? [object]
      : [object, `value-${level} ::= scalar | object-${level} | ${list}`];
  }).flat();
  const scalar = `scalar ::= text | number | boolean | "null"`;
  return [`root ::= object-${anyDepth - 1}`, ...levels, scalar, ...basics].join("\n");
}

/** Writes the grammar of a schema, or throws a ConstraintError that names the keyword. */
export function schemaGrammar(schema: unknown): string {
  const root = writeSchema(schema, { path: [], depth: 1, read: { nodes: 0 } });
  return [`root ::= ${root}`, ...basics].join("\n");
}

function writeSchema(schema: unknown, place: Place): string {
  const { path, depth, read } = place;
  if (!isObject(schema)) throw new ConstraintError("must be an object that is a schema", path);
  if (depth > limits.schemaDepth)
    throw new ConstraintError(`is nested more than ${limits.schemaDepth} deep`, path);
  read.nodes += 1;
  if (read.nodes > limits.schemaNodes)
    throw new ConstraintError(
      `is the schema number ${read.nodes}; at most ${limits.schemaNodes} are read`,
      path,
    );
  if ("enum" in schema) return writeChoices(schema, place);
  if ("const" in schema) {
    allow(schema, ["const", "type"], path);
    return writeLiterals([schema["const"]], schema["type"], [...path, "const"]);
  }
  if ("anyOf" in schema) {
    allow(schema, ["anyOf"], path);
    const options = listOf(schema["anyOf"], [...path, "anyOf"]);
    return `(${options.map((option, index) => writeSchema(option, inside(place, "anyOf", index))).join(" | ")})`;
  }
  return writeTyped(schema, place);
}

const inside = ({ path, depth, read }: Place, ...keys: (string | number)[]): Place => ({
  path: [...path, ...keys],
  depth: depth + 1,
  read,
});

function writeChoices(schema: Schema, { path }: Place): string {
  allow(schema, ["enum", "type"], path);
  return writeLiterals(listOf(schema["enum"], [...path, "enum"]), schema["type"], [...path, "enum"]);
}

function writeLiterals(values: readonly unknown[], type: unknown, path: Path): string {
  if (type !== undefined && !isTypeName(type))
    throw new ConstraintError(typeProblem, [...path.slice(0, -1), "type"]);
  for (const value of values) {
    if (typeof value === "object" && value !== null)
      throw new ConstraintError("may have texts, numbers, true, false and null only", path);
    if (type !== undefined && !isOfType(value, type))
      throw new ConstraintError(`has ${JSON.stringify(value)}, which is not of the type "${type}"`, path);
  }
  return `(${values.map((value) => quote(JSON.stringify(value))).join(" | ")})`;
}

const isOfType = (value: unknown, type: TypeName): boolean => {
  if (type === "integer") return Number.isInteger(value);
  return type === "null" ? value === null : typeof value === type;
};

const typeProblem = `must be one of ${Object.keys(keywordsOf)
  .map((type) => `"${type}"`)
  .join(", ")}, or a list of them`;

function writeTyped(schema: Schema, place: Place): string {
  const { path } = place;
  const { type } = schema;
  if (Array.isArray(type) && type.length > 0 && type.every(isTypeName)) {
    allow(schema, ["type", ...type.flatMap((each) => [...keywordsOf[each]])], path);
    return `(${type.map((each) => writeType(each, schema, place)).join(" | ")})`;
  }
  if (type !== undefined && !isTypeName(type)) throw new ConstraintError(typeProblem, [...path, "type"]);
  allow(schema, ["type", ...(type === undefined ? [] : keywordsOf[type])], path);
  if (type === undefined)
    throw new ConstraintError("must have a `type`, an `enum`, a `const` or an `anyOf`", path);
  return writeType(type, schema, place);
}

function writeType(type: TypeName, schema: Schema, place: Place): string {
  switch (type) {
    case "object":
      return writeObject(schema, place);
    case "array":
      return writeArray(schema, place);
    case "string": {
      if (schema["minLength"] === undefined && schema["maxLength"] === undefined) return "text";
      const range = readRange(schema, ["minLength", "maxLength"], {
        path: place.path,
        most: limits.repetition,
      });
      return `${quote('"')} ${repeat("char", range)} ${quote('"')}`;
    }
    case "null":
      return quote("null");
    default:
      return type;
  }
}

function writeObject(schema: Schema, place: Place): string {
  const { path } = place;
  const { properties, required = [], additionalProperties = false } = schema;
  if (additionalProperties !== false)
    throw new ConstraintError("must be false, or be left out", [...path, "additionalProperties"]);
  if (!isObject(properties) || Object.keys(properties).length === 0)
    throw new ConstraintError("must name at least one property", [...path, "properties"]);
  const names = Object.keys(properties);
  const isKnown = (name: unknown): boolean => typeof name === "string" && names.includes(name);
  if (!Array.isArray(required) || !required.every(isKnown))
    throw new ConstraintError("must be a list of names that stand in `properties`", [...path, "required"]);
  const members = names.map((name) => {
    const value = writeSchema(properties[name], inside(place, "properties", name));
    return `${quote(`${JSON.stringify(name)}: `)} ${value}`;
  });
  return `"{" ${members.join(` ${quote(", ")} `)} "}"`;
}

function writeArray(schema: Schema, place: Place): string {
  const { path } = place;
  const { min, max } = readRange(schema, ["minItems", "maxItems"], { path, most: limits.items });
  const item = writeSchema(schema["items"], inside(place, "items"));
  if (max === 0) return quote("[]");
  const rest = repeat(`(", " ${item})`, { min: Math.max(min - 1, 0), max: max - 1 });
  const items = `${item} ${rest}`;
  const filled = `"[" ${items} "]"`;
  return min === 0 ? `("[]" | ${filled})` : filled;
}

function readRange(
  schema: Schema,
  [least, most]: readonly [string, string],
  limit: { path: Path; most: number },
): { min: number; max: number } {
  const read = (key: string, otherwise: number): number => {
    const value = schema[key] ?? otherwise;
    if (value === otherwise) return otherwise;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > limit.most)
      throw new ConstraintError(`must be a whole number from 0 to ${limit.most}`, [...limit.path, key]);
    return value;
  };
  const range = { min: read(least, 0), max: read(most, Infinity) };
  if (range.min > range.max)
    throw new ConstraintError(`must be at least \`${least}\``, [...limit.path, most]);
  return range;
}

function repeat(item: string, { min, max }: { min: number; max: number }): string {
  if (max === 0) return '""';
  return max === Infinity ? `${item}{${min},}` : `${item}{${min},${max}}`;
}

function allow(schema: Schema, keywords: readonly string[], path: Path): void {
  const unknown = Object.keys(schema).find((key) => !keywords.includes(key) && !annotations.includes(key));
  if (unknown === undefined) return;
  const remedy =
    unknown === "$ref" || unknown === "$defs"
      ? "write the schema out where it is used"
      : `leave it out; known here are ${keywords.join(", ")}`;
  throw new ConstraintError(`is a keyword that the examiner does not keep to here; ${remedy}`, [
    ...path,
    unknown,
  ]);
}

function listOf(value: unknown, path: Path): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new ConstraintError("must be a list, and not empty", path);
  if (value.length > limits.choices)
    throw new ConstraintError(`has ${value.length} entries; at most ${limits.choices} are allowed`, path);
  return value;
}

const isObject = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTypeName = (value: unknown): value is TypeName =>
  typeof value === "string" && Object.hasOwn(keywordsOf, value);

/** Writes a text as the literal of a grammar. */
function quote(text: string): string {
  return `"${text.replaceAll("\\", String.raw`\\`).replaceAll('"', String.raw`\"`)}"`;
}
