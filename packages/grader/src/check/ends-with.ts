import { type CheckFunction, judge } from "./check-function.ts";
import { comparable, expectedTexts, quoted, resultOf } from "./compared-text.ts";

export const endsWith: CheckFunction<"endsWith"> = (check, view) => {
  const [expected = ""] = expectedTexts(view, check.of, check.value);
  const text = comparable(resultOf(view, check.of), check);
  return text.endsWith(comparable(expected, check))
    ? judge(true, `It ends with ${quoted(expected)}.`)
    : judge(false, `It does not end with ${quoted(expected)}.`, expected);
};
