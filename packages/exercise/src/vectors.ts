import { z } from "zod";

const vector = z.array(z.number()).min(1).max(64);

/** Vectors that code may compare with others without seeing them. */
export const vectorList = z
  .array(vector)
  .min(1)
  .max(2000)
  .refine(
    (vectors) => vectors.every((each) => each.length === vectors[0]?.length),
    "all must be of one length",
  )
  .describe("Vectors of one length; each is known by its place, from 0.");
export type VectorList = z.infer<typeof vectorList>;
