import { type CheckFunction, judge } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { typeOf, withArticle } from "./json-values.ts";
import { parseJson } from "./parse-json.ts";

export const json: CheckFunction<"json"> = (check, view) => {
  const parsed = parseJson(resultOf(view, check.of));
  if (!parsed.ok) return judge(false, parsed.message);
  const type = typeOf(parsed.value);
  if (check.type === undefined || check.type === type)
    return judge(true, `It is JSON: ${withArticle(type)}.`);
  return judge(false, `It is JSON, but ${withArticle(type)}; ${withArticle(check.type)} is asked for.`);
};
