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
  .refine((part) => part.files.includes(part.entry), {
    path: ["entry"],
    message: "is none of `files`; write one of them",
  })
  .describe("TypeScript, run in the sandbox.");

export type CodePart = z.infer<typeof codePart>;

export const codeValue = z.record(fileName, z.string().max(64_000, "longer than 64,000 characters"));

/** Lists, a sentence each, where the files handed in are not those of the part. */
export function findCodeProblems({ files }: CodePart, value: Readonly<Record<string, string>>): string[] {
  const unknown = Object.keys(value).filter((file) => !files.includes(file));
  const missing = files.filter((file) => !Object.hasOwn(value, file));
  return [
    ...unknown.map((file) => `There is no file “${file}” here: ${files.join(", ")}.`),
    ...missing.map((file) => `The file “${file}” is missing.`),
    ...(Object.values(value).some((text) => text.trim() !== "")
      ? []
      : ["There is nothing to run yet: write something first."]),
  ];
}
