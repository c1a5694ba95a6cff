import type { LeafName } from "@assay/exercise";
import type { CheckFunction } from "./check-function.ts";
import { contains } from "./contains.ts";
import { endsWith } from "./ends-with.ts";
import { equals } from "./equals.ts";
import { finishReason } from "./finish-reason.ts";
import { json } from "./json.ts";
import { jsonEquals } from "./json-equals.ts";
import { jsonPath } from "./json-path.ts";
import { jsonSchema } from "./json-schema.ts";
import { keywordCount } from "./keyword-count.ts";
import { notContains } from "./not-contains.ts";
import { numeric } from "./numeric.ts";
import { oneOf } from "./one-of.ts";
import { regex } from "./regex.ts";
import { similarTo } from "./similar-to.ts";
import { startsWith } from "./starts-with.ts";
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
  // budget
  tokens,
  finishReason,
};
