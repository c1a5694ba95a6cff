import { type CheckFunction, judge } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { type Compared, compareFields, fieldF1 } from "./json-fields.ts";
import { parseJson } from "./parse-json.ts";

export const jsonEquals: CheckFunction<"jsonEquals"> = (check, view) => {
  const expected = view.expect[check.of];
  if (expected === undefined) throw new Error(`the case does not say what is expected of \`${check.of}\``);
  const written = JSON.stringify(expected);
  const parsed = parseJson(resultOf(view, check.of));
  if (!parsed.ok) return judge(false, parsed.message, written);
  const compared = compareFields(parsed.value, expected, check.fields);
  return judge(fieldF1(compared) >= check.atLeastF1, describe(compared, check.atLeastF1), written);
};

function describe(compared: Compared, atLeast: number): string {
  const { right, expected, problems } = compared;
  const score = atLeast === 1 ? "" : ` (F1 ${floored(fieldF1(compared))}, at least ${atLeast} is asked for)`;
  const fields = `${right} of ${expected} ${expected === 1 ? "field is" : "fields are"} right${score}`;
  if (problems.length === 0) return `${fields}.`;
  const more = problems.length > 3 ? `; and ${problems.length - 3} more` : "";
  return `${fields}: ${problems.slice(0, 3).join("; ")}${more}.`;
}

/** Rounded down, so that what is shown never looks as if it were enough. */
const floored = (share: number): number => Math.floor(share * 100) / 100;
