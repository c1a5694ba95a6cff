import { RE2JS } from "re2js";
import { type CheckFunction, judge } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";

/** RE2 runs in linear time, so no pattern can hold a worker. */
export const regex: CheckFunction<"regex"> = (check, view) => {
  const pattern = RE2JS.compile(check.pattern, check.case ? 0 : RE2JS.CASE_INSENSITIVE);
  const found = pattern.matcher(resultOf(view, check.of)).find();
  return judge(found, found ? `It matches ${check.pattern}.` : `It does not match ${check.pattern}.`);
};
