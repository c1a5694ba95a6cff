import { fieldF1, shownF1 } from "@assay/exercise/panel";
import { type CheckFunction, judge } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { type Compared, compareFields, countFields } from "./json-fields.ts";
import { parseJson } from "./parse-json.ts";

export const jsonEquals: CheckFunction<"jsonEquals"> = (check, view) => {
  const expected = view.expect[check.of];
  if (expected === undefined) throw new Error(`the case does not say what is expected of \`${check.of}\``);
  const written = JSON.stringify(expected);
  const parsed = parseJson(resultOf(view, check.of));
  if (!parsed.ok) {
    const fields = { right: 0, found: 0, expected: countFields(expected, check.fields) };
    return { ...judge(false, parsed.message, written), fields };
  }
  const { problems, ...fields } = compareFields(parsed.value, expected, check.fields);
  const message = describe({ problems, ...fields }, check.atLeastF1);
  return { ...judge(fieldF1(fields) >= check.atLeastF1, message, written), fields };
};

function describe(compared: Compared, atLeast: number): string {
  const { right, expected, problems } = compared;
  const score = atLeast === 1 ? "" : ` (F1 ${shownF1(compared)}, at least ${atLeast} is asked for)`;
  const fields = `${right} of ${expected} ${expected === 1 ? "field is" : "fields are"} right${score}`;
  if (problems.length === 0) return `${fields}.`;
  const more = problems.length > 3 ? `; and ${problems.length - 3} more` : "";
  return `${fields}: ${problems.slice(0, 3).join("; ")}${more}.`;
}
