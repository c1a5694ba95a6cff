import type { Price } from "@assay/exercise";
import { z } from "zod";

const filled = z.string().min(1, "is empty; leave it out or write a value");
const price = z.coerce.number("write a number").min(0, "write 0 or more").optional();
const cap = z.coerce.number("write a number").gt(0, "write an amount above 0, or leave it out").optional();

/** The variables that add an examiner; keys and addresses are never repeated in what is said about them. */
export const addedVariables = z.object({
  OPENAI_BASE_URL: filled.optional(),
  OPENAI_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]*$/, "has blanks or characters that no HTTP header can carry")
    .optional(),
  ASSAY_MODEL: filled.max(200, "write at most 200 characters").optional(),
  ASSAY_PRICE_INPUT: price,
  ASSAY_PRICE_OUTPUT: price,
  ASSAY_SPEND_PER_DAY: cap,
  ASSAY_SPEND_PER_LEARNER: cap,
});

/** An examiner beside the embedded one, for replays, and what may be spent on it. */
export interface AddedExaminerEnv {
  /** Ends in `/v1` at most endpoints, and never in a slash. */
  baseUrl: string;
  /** `none` where the endpoint asks for no key. */
  apiKey: string;
  model: string;
  /** In US dollars for a million tokens. */
  price?: Price;
  /** Of all learners in a day, in US dollars. */
  spendPerDay?: number;
  /** Of one learner in a day. */
  spendPerLearner?: number;
}

type Values = z.infer<typeof addedVariables>;
type Read = { added: AddedExaminerEnv | undefined; problems: string[] };

/** Reads whether an examiner is added, or says in sentences what is missing; a key alone adds nothing. */
export function readAdded(values: Values): Read {
  const { OPENAI_BASE_URL: url, ASSAY_MODEL: model } = values;
  if (url === undefined && model === undefined) return { added: undefined, problems: findStrays(values) };
  const problems = [...findAddressProblems(url), ...findModelProblems(model), ...findPriceProblems(values)];
  if (url === undefined || model === undefined || problems.length > 0) return { added: undefined, problems };
  const { ASSAY_PRICE_INPUT: input, ASSAY_PRICE_OUTPUT: output } = values;
  const { ASSAY_SPEND_PER_DAY: perDay, ASSAY_SPEND_PER_LEARNER: perLearner } = values;
  const added: AddedExaminerEnv = {
    baseUrl: url.replace(/\/+$/, ""),
    // Many shells carry an empty variable on; Ollama and vLLM ask for no key.
    apiKey: values.OPENAI_API_KEY || "none",
    model,
    ...(input === undefined || output === undefined ? {} : { price: { input, output } }),
    ...(perDay === undefined ? {} : { spendPerDay: perDay }),
    ...(perLearner === undefined ? {} : { spendPerLearner: perLearner }),
  };
  return { added, problems };
}

const caps = ["ASSAY_SPEND_PER_DAY", "ASSAY_SPEND_PER_LEARNER"] as const;
const prices = ["ASSAY_PRICE_INPUT", "ASSAY_PRICE_OUTPUT"] as const;

const findStrays = (values: Values): string[] =>
  [...caps, ...prices].flatMap((name) =>
    values[name] === undefined
      ? []
      : [`${name} is about an added examiner, and there is none: set OPENAI_BASE_URL and ASSAY_MODEL.`],
  );

function findAddressProblems(url: string | undefined): string[] {
  if (url === undefined) {
    return ["ASSAY_MODEL needs an endpoint: set OPENAI_BASE_URL, such as https://api.openai.com/v1."];
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    return ["OPENAI_BASE_URL: write an address that begins with https:// or http://."];
  }
  const { username, password, search, hash } = new URL(url);
  return username + password + search + hash === ""
    ? []
    : ["OPENAI_BASE_URL: write the address alone; a key goes into OPENAI_API_KEY."];
}

const findModelProblems = (model: string | undefined): string[] =>
  model === undefined
    ? ["OPENAI_BASE_URL adds an examiner: set ASSAY_MODEL to what the endpoint calls the model."]
    : [];

function findPriceProblems(values: Values): string[] {
  const missing = prices.filter((name) => values[name] === undefined);
  return missing.length === 1
    ? [`${missing[0]} is missing: a price has two sides, in US dollars for a million tokens.`]
    : [];
}
