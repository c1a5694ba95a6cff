import type { Json } from "@assay/exercise";
import { type CheckFunction, judge } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { isObject, isSame, shown } from "./json-values.ts";
import { parseJson } from "./parse-json.ts";

export const jsonPath: CheckFunction<"jsonPath"> = (check, view) => {
  const parsed = parseJson(resultOf(view, check.of));
  if (!parsed.ok) return judge(false, parsed.message);
  const found = valueAt(parsed.value, check.path);
  const expected = check.equals === undefined ? undefined : JSON.stringify(check.equals);
  if (found === undefined) return judge(false, `There is nothing at ${check.path}.`, expected);
  if (check.equals === undefined) return judge(found !== null, `At ${check.path} stands ${shown(found)}.`);
  return isSame(found, check.equals)
    ? judge(true, `At ${check.path} stands ${shown(found)}.`, expected)
    : judge(false, `At ${check.path} stands ${shown(found)}, not ${shown(check.equals)}.`, expected);
};

const segment = /\.([\p{L}_][\p{L}\p{N}_-]*)|\[(-?\d+)\]|\['([^']*)'\]/gu;

/** Follows a path that names one place (a singular query of RFC 9535); an index below zero counts from the end. */
function valueAt(root: Json, path: string): Json | undefined {
  let value: Json | undefined = root;
  for (const [, name, index, quotedName] of path.matchAll(segment)) {
    if (index !== undefined) value = Array.isArray(value) ? value.at(Number(index)) : undefined;
    else value = memberOf(value, name ?? quotedName ?? "");
  }
  return value;
}

const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
