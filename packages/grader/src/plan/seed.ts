import { createHash } from "node:crypto";

const digest = (...parts: (string | number)[]): Buffer =>
  createHash("sha256").update(JSON.stringify(parts)).digest();

/** Derives the model's seed: the same for every learner, so the same artifact gets the same grade. */
export const sampleSeed = (variant: number, caseId: string, sample: number): number =>
  digest("sample", variant, caseId, sample).readUInt32BE() >>> 1;

/** Names a hidden case to one learner, so that it can be followed between attempts and not recognised. */
export const opaqueId = (seed: string, caseId: string): string =>
  digest("case", seed, caseId).toString("hex").slice(0, 12);
