import { z } from "zod";

const kebab = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";

/** Names a lesson, e.g. `prompting-few-shot`; never changed, never reused. */
export const lessonId = z
  .string()
  .regex(new RegExp(`^${kebab}$`), "write lower-case words joined by hyphens, e.g. prompting-few-shot")
  .describe("Names a lesson.");

/** Names an exercise inside its lesson, e.g. `prompting-few-shot/product-word`. */
export const exerciseId = z
  .string()
  .max(120)
  .regex(new RegExp(`^${kebab}/${kebab}$`), "write <lesson>/<exercise>, e.g. prompting-few-shot/product-word")
  .describe("Names an exercise inside its lesson.");

/** Names a part, a text or the result of a step, so that `{{name}}` can refer to it. */
export const name = z
  .string()
  .max(40)
  .regex(/^[a-z][a-zA-Z0-9]*$/, "write one word in camelCase that starts with a lower-case letter")
  .describe("A name that steps, checks and {{placeholders}} refer to.");

/** Names a case inside its file. */
export const caseId = z
  .string()
  .max(60)
  .regex(new RegExp(`^[a-z0-9]+(?:-[a-z0-9]+)*$`), "write lower-case words joined by hyphens")
  .describe("Names a case inside its file.");

/** Names a group of cases in words a learner reads. */
export const label = z
  .string()
  .min(1)
  .max(40)
  .describe("The group a case belongs to, in words a learner reads.");

/** An id of a row: a UUID (version 7 where we make it). */
export const uuid = z.uuid("write a UUID");
