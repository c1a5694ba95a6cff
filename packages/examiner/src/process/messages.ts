import { z } from "zod";

/** What the child is told when it starts, as its only argument. */
export const childOptions = z.strictObject({
  weights: z.object({ path: z.string(), sha256: z.string() }),
  port: z.int().min(0).max(65_535),
  threads: z.int().min(1),
});
export type ChildOptions = z.infer<typeof childOptions>;

/** What the child tells its parent. */
export const fromChild = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready"), url: z.string(), pid: z.int() }),
  z.strictObject({ type: z.literal("failed"), message: z.string() }),
]);
export type FromChild = z.infer<typeof fromChild>;

/** The one thing that the parent tells the child. */
export const close = "close";
