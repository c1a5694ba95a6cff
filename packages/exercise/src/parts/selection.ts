import { z } from "zod";
import { caseId, name } from "../ids.ts";
import { tokenBudget } from "./fields.ts";

const poolItem = z
  .strictObject({
    id: caseId.describe("Names the item."),
    text: z
      .string()
      .min(1)
      .describe("What the model sees when the item is chosen, as it stands: {{names}} in it are not filled."),
    label: z.string().optional().describe("The item's class, shown to the learner."),
  })
  .describe("One thing the learner may choose.");

const slot = z
  .strictObject({
    id: name.describe("Names the slot; each case's input of the same name fills it."),
    title: z.string().min(1).describe("What stands in the slot, in words a learner reads."),
  })
  .describe("A place that each case fills with its own text.");

/** An ordered choice from a pool under a token budget; `{{<part>}}` in a text becomes the chosen items. */
export const selectionPart = z
  .strictObject({
    type: z.literal("selection"),
    pool: z.array(poolItem).min(2).optional().describe("Items that are the same for every case."),
    slots: z.array(slot).min(2).optional().describe("Items that each case fills."),
    separator: z
      .string()
      .max(100)
      .default("\n\n")
      .describe("What stands between two chosen items; a blank line if nothing is said."),
    tokenBudget: tokenBudget.describe(
      "How many tokens the chosen items may have, joined; of slots, in the visible case where they are longest.",
    ),
    atMost: z.int().min(1).optional().describe("How many items may be chosen."),
  })
  .superRefine((part, context) => {
    const field = part.pool === undefined ? "slots" : "pool";
    const items = part.pool ?? part.slots;
    if (items === undefined || (part.pool !== undefined && part.slots !== undefined)) {
      context.addIssue({ code: "custom", message: "write either `pool` or `slots`" });
      return;
    }
    const ids = items.map(({ id }) => id);
    for (const [index, id] of ids.entries()) {
      const first = ids.indexOf(id);
      if (first === index) continue;
      const message = `\`${id}\` is the id of entry ${first + 1} too`;
      context.addIssue({ code: "custom", path: [field, index, "id"], message });
    }
    if (part.atMost !== undefined && part.atMost > ids.length) {
      const message = `found ${part.atMost}; there are only ${ids.length} to choose from`;
      context.addIssue({ code: "custom", path: ["atMost"], message });
    }
  })
  .describe("An ordered choice from a pool.");

// An id that is not in the pool is said in a sentence of its own, so any short text is read here.
export const selectionValue = z
  .array(z.string("write the id of an item").min(1, "write the id of an item").max(60))
  .max(200)
  .describe("Ids of the chosen items, in order.");

export type SelectionPart = z.infer<typeof selectionPart>;
