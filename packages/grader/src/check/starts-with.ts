import { type CheckFunction, judge } from "./check-function.ts";
import { comparable, expectedTexts, quoted, resultOf } from "./compared-text.ts";

export const startsWith: CheckFunction<"startsWith"> = (check, view) => {
  const [expected = ""] = expectedTexts(view, check.of, check.value);
  const text = comparable(resultOf(view, check.of), check);
  return text.startsWith(comparable(expected, check))
    ? judge(true, `It starts with ${quoted(expected)}.`)
    : judge(false, `It does not start with ${quoted(expected)}.`, expected);
};
