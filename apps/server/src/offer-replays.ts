import { worstCost } from "@assay/grader";
import type { ReplayOffer } from "./api/limit-replays.ts";
import type { AddedExaminerEnv } from "./env-added.ts";

/** Gives what the API needs of an added examiner: its address and key stay with the worker. */
export const offerReplays = ({
  model,
  price,
  spendPerDay,
  spendPerLearner,
}: AddedExaminerEnv): ReplayOffer => ({
  model,
  spendPerDay,
  spendPerLearner,
  worstCost: (replay) => worstCost(replay, price),
});
