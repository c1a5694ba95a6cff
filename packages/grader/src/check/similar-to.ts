import { editDistance } from "@assay/exercise";
import { type CheckFunction, judge } from "./check-function.ts";
import { expectedTexts, quoted, resultOf } from "./compared-text.ts";

/** What is longer is refused: the work grows with the product of both lengths. */
const longest = 4_000;

export const similarTo: CheckFunction<"similarTo"> = (check, view) => {
  const [expected = ""] = expectedTexts(view, check.of, check.value);
  const ratios = [expected, resultOf(view, check.of)].map((text) => text.normalize("NFC"));
  const [wanted = "", found = ""] = ratios;
  const length = Math.max(wanted.length, found.length);
  if (length > longest)
    return judge(
      false,
      `It has ${found.length} characters, too many to compare; ${longest} is the most.`,
      expected,
    );
  const alike = length - editDistance(wanted, found);
  // Rounded down, so that what is shown never looks as if it were enough.
  const percent = length === 0 ? 100 : Math.floor((100 * alike) / length);
  const asked = Math.round(check.atLeast * 100);
  return judge(
    alike >= check.atLeast * length - 1e-9,
    `It is ${percent} % like ${quoted(expected)}; at least ${asked} % are asked for.`,
    expected,
  );
};
