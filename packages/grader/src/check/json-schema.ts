import type { CheckOf, Json } from "@assay/exercise";
import { type CheckFunction, type SampleView, judge } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { parseJson } from "./parse-json.ts";
import { findMismatches } from "./schema/match-schema.ts";
import { readSchema } from "./schema/read-schema.ts";

export const jsonSchema: CheckFunction<"jsonSchema"> = (check, view) => {
  const read = readSchema(schemaOf(check, view));
  if (!read.ok) return judge(false, `The schema cannot be used: ${read.message}.`);
  const parsed = parseJson(resultOf(view, check.of));
  if (!parsed.ok) return judge(false, parsed.message);
  const problems = findMismatches(parsed.value, read.schema);
  if (problems.length === 0) return judge(true, "It is JSON that the schema accepts.");
  const more = problems.length > 3 ? `; and ${problems.length - 3} more` : "";
  return judge(false, `The schema refuses it: ${problems.slice(0, 3).join("; ")}${more}.`);
};

function schemaOf({ schema }: CheckOf<"jsonSchema">, { parts }: SampleView): Json {
  if (typeof schema !== "string") return schema;
  const part = parts[schema];
  if (part === undefined) throw new Error(`there is no part named \`${schema}\` that holds a schema`);
  return part;
}
