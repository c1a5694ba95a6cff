import { z } from "zod";

/** What a run may take; lengths are in characters, of JSON where it is JSON. */
export const limits = z.strictObject({
  cpuMs: z.number().positive().describe("How long it may compute."),
  wallMs: z
    .number()
    .positive()
    .describe("How long it may take, waiting for the host included where that is timed."),
  memoryBytes: z.number().positive().describe("What its values may occupy."),
  filesLength: z.int().positive().describe("All files together."),
  inputLength: z.int().positive().describe("All parameters together."),
  resultLength: z.int().positive().describe("What it returns."),
  logLength: z.int().nonnegative().describe("What it may write to the console; the rest is dropped."),
  calls: z.int().nonnegative().describe("How often it may call the host."),
  callsAtOnce: z.int().positive().describe("How many calls are answered at once; others wait in line."),
  callLength: z.int().positive().describe("The parameters of a call, and its reply."),
  callsLength: z.int().positive().describe("The parameters of all calls together, which are kept."),
  callMs: z.number().positive().describe("How long the host may take over one call, where that is timed."),
  bytes: z.int().nonnegative().describe("What it may read of the bodies that `fetch` brings, all together."),
});

export type Limits = z.infer<typeof limits>;

/** What a run may take where nothing else is said: an exercise's worth of work. */
export const defaultLimits: Limits = {
  cpuMs: 2000,
  wallMs: 60_000,
  memoryBytes: 64 * 1024 * 1024,
  filesLength: 256_000,
  inputLength: 256_000,
  resultLength: 256_000,
  logLength: 64_000,
  calls: 64,
  callsAtOnce: 8,
  callLength: 64_000,
  callsLength: 256_000,
  callMs: 30_000,
  bytes: 1_000_000,
};
