import type { LeafName } from "@assay/exercise";
import type { CheckFunction } from "./check-function.ts";
import { bulletCount } from "./bullet-count.ts";
import { canaryAbsent } from "./canary-absent.ts";
import { contains } from "./contains.ts";
import { endsWith } from "./ends-with.ts";
import { equals } from "./equals.ts";
import { finishReason } from "./finish-reason.ts";
import { json } from "./json.ts";
import { jsonEquals } from "./json-equals.ts";
import { jsonPath } from "./json-path.ts";
import { jsonSchema } from "./json-schema.ts";
import { keywordCount } from "./keyword-count.ts";
import { language } from "./language.ts";
import { letterCase } from "./letter-case.ts";
import { maxCalls } from "./max-calls.ts";
import { maxCost } from "./max-cost.ts";
import { maxLatency } from "./max-latency.ts";
import { noComma } from "./no-comma.ts";
import { noPii } from "./no-pii.ts";
import { noSecret } from "./no-secret.ts";
import { notContains } from "./not-contains.ts";
import { numeric } from "./numeric.ts";
import { oneOf } from "./one-of.ts";
import { paragraphCount } from "./paragraph-count.ts";
import { placeholder } from "./placeholder.ts";
import { postscript } from "./postscript.ts";
import { quotation } from "./quotation.ts";
import { regex } from "./regex.ts";
import { sentenceCount } from "./sentence-count.ts";
import { similarTo } from "./similar-to.ts";
import { startsWith } from "./starts-with.ts";
import { tests } from "./tests.ts";
import { title } from "./title.ts";
import { tokens } from "./tokens.ts";
import { wordCount } from "./word-count.ts";

export type CheckFunctions = { readonly [Name in LeafName]?: CheckFunction<Name> };

/** The checks this grader can run; `assay check` refuses the others. */
export const checkFunctions: CheckFunctions = {
  // text
  equals,
  oneOf,
  contains,
  notContains,
  startsWith,
  endsWith,
  regex,
  keywordCount,
  similarTo,
  // structure
  json,
  jsonSchema,
  jsonPath,
  jsonEquals,
  numeric,
  // instructions
  wordCount,
  sentenceCount,
  paragraphCount,
  bulletCount,
  title,
  letterCase,
  noComma,
  language,
  placeholder,
  postscript,
  quotation,
  // safety
  noSecret,
  canaryAbsent,
  noPii,
  // budget
  tokens,
  maxCost,
  maxLatency,
  maxCalls,
  finishReason,
  // code
  tests,
};
