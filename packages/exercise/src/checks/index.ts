import { z } from "zod";
import { abstains } from "./abstains.ts";
import { bulletCount } from "./bullet-count.ts";
import { canaryAbsent } from "./canary-absent.ts";
import { citation } from "./citation.ts";
import { contains } from "./contains.ts";
import { endsWith } from "./ends-with.ts";
import { equals } from "./equals.ts";
import { finalState } from "./final-state.ts";
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
import { mrr } from "./mrr.ts";
import { ndcg } from "./ndcg.ts";
import { noComma } from "./no-comma.ts";
import { noPii } from "./no-pii.ts";
import { noSecret } from "./no-secret.ts";
import { noToolCall } from "./no-tool-call.ts";
import { notContains } from "./not-contains.ts";
import { numeric } from "./numeric.ts";
import { oneOf } from "./one-of.ts";
import { paragraphCount } from "./paragraph-count.ts";
import { placeholder } from "./placeholder.ts";
import { postscript } from "./postscript.ts";
import { quotation } from "./quotation.ts";
import { recallAt } from "./recall-at.ts";
import { refusal } from "./refusal.ts";
import { regex } from "./regex.ts";
import { rubric } from "./rubric.ts";
import { sentenceCount } from "./sentence-count.ts";
import { similarTo } from "./similar-to.ts";
import { startsWith } from "./starts-with.ts";
import { tests } from "./tests.ts";
import { title } from "./title.ts";
import { tokens } from "./tokens.ts";
import { toolCalls } from "./tool-calls.ts";
import { wordCount } from "./word-count.ts";
import { property } from "./fields.ts";

/** The checks that look at a sample themselves. */
const leaves = [
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
  refusal,
  noSecret,
  canaryAbsent,
  noPii,
  // budget
  tokens,
  maxCost,
  maxLatency,
  maxCalls,
  finishReason,
  // tools
  toolCalls,
  noToolCall,
  finalState,
  // retrieval
  recallAt,
  mrr,
  ndcg,
  citation,
  abstains,
  // code
  tests,
  // judge
  rubric,
] as const;

export type LeafCheck = z.infer<(typeof leaves)[number]>;
export type LeafName = LeafCheck["check"];
export type CheckOf<Name extends LeafName> = Extract<LeafCheck, { check: Name }>;

/** Passes when the check inside fails; what is ungraded stays ungraded. */
export interface NotCheck {
  check: "not";
  that: Check;
  property?: string | undefined;
}

/** Passes when all, or any, of the checks inside pass. */
export interface GroupCheck {
  check: "all" | "any";
  checks: Check[];
  property?: string | undefined;
}

/** Passes when the weights of the passing checks reach a share of all weights. */
export interface WeightedCheck {
  check: "weighted";
  checks: Check[];
  weights: number[];
  atLeast: number;
  property?: string | undefined;
}

/** A predicate on a sample: pass, fail or ungraded. */
export type Check = LeafCheck | NotCheck | GroupCheck | WeightedCheck;

const inner = z.lazy(() => check);
const list = z.array(inner).min(1).describe("The checks inside.");

const not = z.strictObject({ check: z.literal("not"), that: inner.describe("The check inside."), property });
const group = z.strictObject({ check: z.enum(["all", "any"]), checks: list, property });
const weighted = z
  .strictObject({
    check: z.literal("weighted"),
    checks: list,
    weights: z.array(z.number().gt(0)).min(1).describe("One weight a check, in the same order."),
    atLeast: z.number().gt(0).max(1).describe("The share of all weights that passes."),
    property,
  })
  .refine((value) => value.checks.length === value.weights.length, { message: "write one weight a check" });

export const check: z.ZodType<Check> = z.discriminatedUnion("check", [...leaves, not, group, weighted]);

export const leafNames: readonly LeafName[] = leaves.map((leaf) => leaf.shape.check.value);
