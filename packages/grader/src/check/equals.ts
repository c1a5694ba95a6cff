import { type CheckFunction, judge } from "./check-function.ts";
import { comparable, expectedTexts, quoted, resultOf } from "./compared-text.ts";
import { describeDifference } from "./difference.ts";

export const equals: CheckFunction<"equals"> = (check, view) => {
  const [expected = ""] = expectedTexts(view, check.of, check.value);
  const found = comparable(resultOf(view, check.of), check);
  const wanted = comparable(expected, check);
  return found === wanted
    ? judge(true, `It is ${quoted(expected)}.`, expected)
    : judge(false, describeDifference(found, wanted), expected);
};
