import { type Constraint, readConstraint } from "../constraint/read-constraint.ts";
import { ApiError } from "./api-error.ts";
import { writePath } from "./explain-issue.ts";
import type { Settings } from "./request-schema.ts";

const schemaPlace = ["response_format", "json_schema", "schema"];

/** Reads what a reply must be as a grammar; throws an ApiError that says where and what is wrong with it. */
export function toGrammar({ response_format: format, grammar }: Settings): string | undefined {
  const isFormatted = format !== undefined && format !== null && format.type !== "text";
  if (typeof grammar === "string" && isFormatted) {
    const message = "A request may have a `grammar` or a `response_format`, not both; leave one of them out.";
    throw new ApiError(400, message, { code: "invalid_request", param: "grammar" });
  }
  if (typeof grammar === "string") return read({ kind: "grammar", grammar }, ["grammar"]);
  if (!isFormatted) return undefined;
  if (format.type === "json_object") return read({ kind: "object" }, ["response_format"]);
  return read({ kind: "schema", schema: format.json_schema.schema }, schemaPlace);
}

function read(constraint: Constraint, place: readonly string[]): string {
  const result = readConstraint(constraint);
  if (result.ok) return result.grammar;
  const param = writePath([...place, ...result.problem.path]);
  throw new ApiError(400, `\`${param}\` ${result.problem.problem}.`, { code: "invalid_request", param });
}
