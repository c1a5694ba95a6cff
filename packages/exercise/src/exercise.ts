import { z } from "zod";
import { check } from "./checks/index.ts";
import { exerciseId, label, name } from "./ids.ts";
import { part, text } from "./parts/index.ts";
import { program } from "./program.ts";
import { findReferenceProblems } from "./references.ts";
import { step } from "./steps/index.ts";

/** The rule that turns case verdicts into an outcome; public. */
export const gate = z
  .strictObject({
    metric: z
      .enum(["cases", "lowestRecall", "fieldF1", "mutants"])
      .default("cases")
      .describe(
        "What is counted: hidden cases passed, the lowest count of one label, field F1, or planted defects caught.",
      ),
    atLeast: z.number().gt(0).describe("The lowest value that passes."),
    falseAlarms: z
      .int()
      .min(0)
      .optional()
      .describe("How many cases labelled `good` may be rejected at most, where defects are counted."),
  })
  .describe("The rule that turns case verdicts into an outcome.");

/** How often each case is run, and how many of those must pass. */
const samples = z
  .strictObject({
    count: z.int().min(1).max(9).default(1).describe("Runs of the steps on one case."),
    atLeast: z.int().min(1).max(9).default(1).describe("How many of them must pass for the case to pass."),
  })
  .refine((value) => value.atLeast <= value.count, { message: "`atLeast` is more than `count`" })
  .prefault({})
  .describe("One greedy sample is enough where the examiner is deterministic.");

const hidden = z
  .strictObject({
    variants: z.int().min(1).max(4).describe("How many separately written sets of hidden cases there are."),
    count: z.int().min(1).describe("Hidden cases in each variant."),
    labels: z.record(label, z.int().min(1)).describe("How many of them carry each label."),
    gate,
  })
  .describe("Public facts about the hidden cases; `assay check` proves them against the answer key.");

/** A graded task inside a lesson: parts, steps, checks, gate. One `exercise.yaml`. */
export const exercise = z
  .strictObject({
    id: exerciseId,
    title: z.string().min(3).max(60).describe("What is asked for, in a few words."),
    task: z.string().min(20).max(400).describe("The situation and the task, in one to three sentences."),
    judged: z.string().min(20).max(600).describe("How a case is judged, in words a learner reads."),
    recipe: z.string().min(1).describe("What `assay new` started from; says nothing to the grader."),
    catalogue: z
      .string()
      .regex(/^(E\d{2}|new)$/, "write E01 to E72, or new")
      .describe("Its line in the catalogue."),
    seedItem: z.string().min(1).describe("What in the founding essay it answers to."),
    outcome: z.string().min(1).describe("What the learner can do after it."),
    minutes: z.int().min(1).max(60).describe("How long it takes."),
    parts: z.record(name, part).describe("What the learner hands in, by name."),
    texts: z.record(name, text).default({}).describe("What the author fixes, by name."),
    programs: z
      .record(name, program)
      .default({})
      .describe("Code that the author fixes, by name; a learner may read it."),
    steps: z.array(step).max(8).default([]).describe("What is done with the parts on each case."),
    checks: z.array(check).min(1).describe("All of them must pass for a sample to pass."),
    samples,
    hidden,
  })
  .superRefine((value, context) => {
    for (const problem of findReferenceProblems(value)) context.addIssue({ code: "custom", ...problem });
  });

export type Exercise = z.infer<typeof exercise>;
export type ExerciseInput = z.input<typeof exercise>;
export type Gate = z.infer<typeof gate>;
