import { z } from "zod";
import { caseId } from "../ids.ts";
import { tokenBudget } from "./fields.ts";

const poolItem = z
  .strictObject({
    id: caseId.describe("Names the item."),
    text: z.string().min(1).describe("What the model sees when the item is chosen."),
    label: z.string().optional().describe("The item's class, shown to the learner."),
  })
  .describe("One thing the learner may choose.");

const slot = z
  .strictObject({
    id: caseId.describe("Names the slot; each case's input of the same name fills it."),
    title: z.string().min(1).describe("What stands in the slot, in words a learner reads."),
  })
  .describe("A place that each case fills with its own text.");

/** An ordered choice from a pool under a token budget. */
export const selectionPart = z
  .strictObject({
    type: z.literal("selection"),
    pool: z.array(poolItem).min(2).optional().describe("Items that are the same for every case."),
    slots: z.array(slot).min(2).optional().describe("Items that each case fills."),
    tokenBudget,
    atMost: z.int().min(1).optional().describe("How many items may be chosen."),
  })
  .refine((part) => (part.pool === undefined) !== (part.slots === undefined), {
    message: "write either `pool` or `slots`",
  })
  .describe("An ordered choice from a pool.");

export const selectionValue = z.array(caseId).max(200).describe("Ids of the chosen items, in order.");
