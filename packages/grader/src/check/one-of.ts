import { type CheckFunction, judge } from "./check-function.ts";
import { comparable, expectedTexts, quoted, resultOf } from "./compared-text.ts";

export const oneOf: CheckFunction<"oneOf"> = (check, view) => {
  const allowed = expectedTexts(view, check.of, check.values);
  const found = comparable(resultOf(view, check.of), check);
  const passes = allowed.some((each) => comparable(each, check) === found);
  const listed = allowed.map(quoted).join(", ");
  return judge(
    passes,
    passes ? `It is one of ${listed}.` : `It is ${quoted(found)}, not one of ${listed}.`,
    allowed[0],
  );
};
