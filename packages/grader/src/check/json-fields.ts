import type { CheckOf, FieldCounts, Json } from "@assay/exercise";
import { isObject, isSame, shown } from "./json-values.ts";
import { isNear } from "./numeric.ts";

type Rules = CheckOf<"jsonEquals">["fields"];
type Rule = Rules[string];

/** How the fields of a value compare with the expected ones. */
export interface Compared extends FieldCounts {
  /** What is wrong, half a sentence a field. */
  problems: string[];
}

/** Compares two values field by field: a field is what stands at a path of names, an array is one field. */
export function compareFields(found: Json, expected: Json, rules: Rules): Compared {
  const ours = fieldsOf(found, rules);
  const wanted = fieldsOf(expected, rules);
  const problems: string[] = [];
  let right = 0;
  for (const [path, { name, value }] of wanted) {
    const field = ours.get(path);
    if (field === undefined) problems.push(`\`${name}\` is missing`);
    else if (isRight(field.value, value, ruleFor(rules, name))) right += 1;
    else problems.push(`\`${name}\` is ${shown(field.value)}, not ${shown(value)}`);
  }
  for (const [path, { name }] of ours) if (!wanted.has(path)) problems.push(`\`${name}\` was not asked for`);
  return { right, found: ours.size, expected: wanted.size, problems };
}

/** Counts the fields of an expected value. */
export const countFields = (expected: Json, rules: Rules): number => fieldsOf(expected, rules).size;

interface Field {
  /** The names of the path with dots between, as rules name it; `$` is the whole value. */
  name: string;
  value: Json;
}

function fieldsOf(root: Json, rules: Rules): Map<string, Field> {
  const fields = new Map<string, Field>();
  const visit = (value: Json, path: readonly string[]): void => {
    const name = path.join(".") || "$";
    if (value === null && ruleFor(rules, name)?.nullAsAbsent === true) return;
    const inner = isObject(value) ? Object.entries(value) : [];
    for (const [key, each] of inner) visit(each, [...path, key]);
    // Written as JSON, a name with a dot in it is no path of two.
    const isLeaf = inner.length === 0 && !(path.length === 0 && isObject(value));
    if (isLeaf) fields.set(JSON.stringify(path), { name, value });
  };
  visit(root, []);
  return fields;
}

const ruleFor = (rules: Rules, name: string): Rule | undefined =>
  Object.hasOwn(rules, name) ? rules[name] : undefined;

function isRight(found: Json, expected: Json, rule: Rule | undefined): boolean {
  return [expected, ...(rule?.alternatives ?? [])].some((each) => isEqual(found, each, rule));
}

function isEqual(found: Json, expected: Json, rule: Rule | undefined): boolean {
  if (typeof found === "number" && typeof expected === "number")
    return isNear(found, expected, rule?.tolerance ?? 0);
  if (typeof found === "string" && typeof expected === "string") {
    const [a = "", b = ""] = [found, expected].map((text) => text.normalize("NFC"));
    return a === b || (rule?.case === false && a.toLowerCase() === b.toLowerCase());
  }
  return isSame(found, expected);
}
