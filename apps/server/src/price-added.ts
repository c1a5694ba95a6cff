import { type ListedModel, findModel } from "@assay/exercise";
import type { AddedExaminerEnv } from "./env-added.ts";
import { StartError } from "./start-error.ts";

/**
 * Gives an added examiner its price: what the operator says, else what is known of the model, else none.
 * Throws a StartError where spending is capped and nobody knows the price.
 */
export function priceAdded(
  added: AddedExaminerEnv,
  models: readonly Pick<ListedModel, "id" | "snapshot" | "price">[],
): AddedExaminerEnv {
  const price = added.price ?? findModel(models, added.model)?.price;
  if (price !== undefined) return { ...added, price };
  const { spendPerDay, spendPerLearner } = added;
  if (spendPerDay === undefined && spendPerLearner === undefined) return added;
  const cap = spendPerDay === undefined ? "ASSAY_SPEND_PER_LEARNER" : "ASSAY_SPEND_PER_DAY";
  throw new StartError(
    `${cap} needs the price of ${added.model}, which is not among the models known here: set ASSAY_PRICE_INPUT and ASSAY_PRICE_OUTPUT, in US dollars for a million tokens.`,
  );
}
