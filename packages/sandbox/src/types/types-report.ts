import { z } from "zod";
import { place } from "../outcome.ts";

/** A place and what is wrong with the types there. */
export const diagnostic = z.strictObject({
  ...place.shape,
  endLine: z.int().min(1).describe("The line on which the place ends."),
  endColumn: z.int().min(1).describe("The column after its last character."),
  message: z.string().describe("The checker's sentence."),
  code: z.int().describe("Its number, such as 2322 of TS2322."),
});

/** What the type checker found, if it came to an end. */
export const typesReport = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("checked"), diagnostics: z.array(diagnostic) }),
  z.strictObject({ type: z.literal("too-slow"), limitMs: z.number() }),
  z.strictObject({ type: z.literal("too-large"), length: z.number(), limit: z.number() }),
  z.strictObject({ type: z.literal("crashed"), message: z.string() }),
]);

export type Diagnostic = z.infer<typeof diagnostic>;
export type TypesReport = z.infer<typeof typesReport>;
