import { z } from "zod";
import { lessonId } from "./ids.ts";

const slug = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "write the exercise's folder name");

/** The head of a `lesson.mdx`. */
export const lesson = z
  .strictObject({
    title: z.string().min(3).max(60).describe("The lesson's own title."),
    outcome: z.string().min(20).max(240).describe("Begins with “After it you can”."),
    asOf: z.iso.date().describe("When its dated notes were last checked."),
    plan: z
      .array(
        z.strictObject({
          title: z.string().min(1).describe("A stretch of the lesson, as its heading says it."),
          minutes: z.int().min(1).describe("How long it takes."),
        }),
      )
      .min(1)
      .describe("What the lesson consists of, in order."),
    exercises: z
      .strictObject({
        required: z.array(slug).min(1).describe("The lesson counts when these are passed."),
        optional: z.array(slug).default([]).describe("These are there for whoever wants more."),
      })
      .describe("The lesson's exercises, by folder name."),
    prerequisites: z.array(lessonId).default([]).describe("Lessons to take first."),
    covers: z.array(z.string().min(1)).min(1).describe("Items of the founding essay."),
  })
  .refine((value) => value.outcome.startsWith("After it you can"), {
    path: ["outcome"],
    message: "begin with “After it you can”",
  });
export type Lesson = z.infer<typeof lesson>;

/** One recall card: asks to apply, predict, spot or compute. */
export const card = z.strictObject({
  id: slug.describe("Names the card inside its lesson; never changed."),
  ask: z.string().min(10).describe("The question."),
  answer: z.string().min(10).describe("The answer with its reason."),
});
export const cards = z.array(card).min(3, "write three to five cards").max(5, "write three to five cards");
export type Card = z.infer<typeof card>;
