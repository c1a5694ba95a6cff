import { type CheckFunction, judge } from "./check-function.ts";
import { comparable, expectedTexts, quoted, resultOf } from "./compared-text.ts";

export const notContains: CheckFunction<"notContains"> = (check, view) => {
  const unwanted = expectedTexts(view, check.of, check.values);
  const text = comparable(resultOf(view, check.of), check);
  const found = unwanted.filter((each) => text.includes(comparable(each, check)));
  return found.length === 0
    ? judge(true, `It is free of ${unwanted.map(quoted).join(", ")}.`)
    : judge(false, `It contains ${found.map(quoted).join(", ")}.`);
};
