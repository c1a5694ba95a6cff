import { z } from "zod";
import type { Usage } from "./grade.ts";

const perMillion = z.number().min(0);

/** What a model costs, in US dollars for a million tokens. */
export const price = z
  .strictObject({
    input: perMillion.describe("US dollars for a million tokens sent."),
    cachedInput: perMillion
      .optional()
      .describe("For those that the model had ready; as `input` where it is left out."),
    output: perMillion.describe("US dollars for a million tokens that come back."),
  })
  .describe("What a model costs, in US dollars for a million tokens.");
export type Price = z.infer<typeof price>;

/** Computes what a call costs, in US dollars; undefined where the price or the tokens are not known. */
export function costOf(usage: Usage | undefined, found: Price | undefined): number | undefined {
  if (found !== undefined && isFree(found)) return 0;
  if (usage === undefined || found === undefined) return undefined;
  const { input, cachedInput = input, output } = found;
  const { request, cached, reply } = usage;
  return ((request - cached) * input + cached * cachedInput + reply * output) / 1e6;
}

/** Tells whether a model is known to cost nothing. */
export const isFree = (found: Price): boolean =>
  found.input === 0 && (found.cachedInput ?? 0) === 0 && found.output === 0;

/** Adds up costs; one that is not known makes the sum unknown. */
export const sumCosts = (costs: readonly (number | undefined)[]): number | undefined =>
  costs.reduce<number | undefined>(
    (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
    0,
  );
