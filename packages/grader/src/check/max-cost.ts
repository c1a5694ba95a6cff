import { sumCosts } from "@assay/exercise";
import { type CheckFunction, judge } from "./check-function.ts";

/** A reply from our cache counts as what it cost when it was made, so that a verdict does not hang on a cache. */
export const maxCost: CheckFunction<"maxCost"> = ({ usd }, { calls }) => {
  const cost = sumCosts(calls.map((call) => call.cost));
  if (cost === undefined)
    return {
      verdict: "ungraded",
      message: "What this model costs is not known here, so no cost can be judged.",
    };
  return judge(cost <= usd + rounding, `It cost ${dollars(cost)}; at most ${dollars(usd)} are allowed.`);
};

/** Writes an amount by the digits that count: most calls cost far less than a cent. */
const dollars = (amount: number): string =>
  `$${amount.toLocaleString("en", { maximumSignificantDigits: 6 })}`;

/** What adding up prices may be off by. */
const rounding = 1e-12;
