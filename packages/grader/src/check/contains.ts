import { type CheckFunction, judge } from "./check-function.ts";
import { comparable, expectedTexts, quoted, resultOf } from "./compared-text.ts";

export const contains: CheckFunction<"contains"> = (check, view) => {
  const wanted = check.any ?? check.all ?? expectedTexts(view, check.of, undefined);
  const text = comparable(resultOf(view, check.of), check);
  const missing = wanted.filter((each) => !text.includes(comparable(each, check)));
  const passes = check.any === undefined ? missing.length === 0 : missing.length < wanted.length;
  if (passes)
    return judge(
      true,
      `It contains ${wanted
        .filter((each) => !missing.includes(each))
        .map(quoted)
        .join(", ")}.`,
    );
  return judge(
    false,
    `${missing.map(quoted).join(check.any === undefined ? " and " : " or ")} does not occur.`,
    missing[0],
  );
};
