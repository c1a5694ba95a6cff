import { z } from "zod";

const fileName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*(?:\.test)?\.ts$/, "write a kebab-case file name that ends in .ts");

/** The fields of every part that is files of TypeScript. */
export const sourceFields = {
  files: z.array(fileName).min(1).max(8).describe("The files the learner edits."),
  entry: fileName.describe("The file whose exports are called."),
};

interface SourceFiles {
  files: string[];
  entry: string;
}

/** Tells whether the file whose exports are called is one that the learner edits. */
export const hasOwnEntry = ({ files, entry }: SourceFiles): boolean => files.includes(entry);
export const entryProblem = { path: ["entry"], message: "is none of `files`; write one of them" };

/** TypeScript that the learner writes. */
export const codePart = z
  .strictObject({ type: z.literal("code"), ...sourceFields })
  .refine(hasOwnEntry, entryProblem)
  .describe("TypeScript, run in the sandbox.");

export const codeValue = z.record(fileName, z.string().max(64_000, "longer than 64,000 characters"));

/** Lists, a sentence each, where the files handed in are not those of the part. */
export function findCodeProblems(
  { files }: Pick<SourceFiles, "files">,
  value: Readonly<Record<string, string>>,
): string[] {
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
