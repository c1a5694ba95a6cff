import { z } from "zod";

const fileName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*(?:\.test)?\.ts$/, "write a kebab-case file name that ends in .ts");

/** TypeScript that the learner writes. */
export const codePart = z
  .strictObject({
    type: z.literal("code"),
    files: z.array(fileName).min(1).max(8).describe("The files the learner edits."),
    entry: fileName.describe("The file whose exports are called."),
  })
  .describe("TypeScript, run in the sandbox.");

export const codeValue = z.record(fileName, z.string().max(64_000));
