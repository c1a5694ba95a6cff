import { createHash } from "node:crypto";
import type { ModelRequest } from "@assay/exercise";
import type { Reply } from "@assay/model";
import type { SampleContext } from "./context.ts";

/** What came back, and whether it was known before. */
export interface Asked {
  reply: Reply;
  cached: boolean;
}

/** Asks the model, or takes what the cache knows; labels that the run has weighed already are not weighed again. */
export async function ask(request: ModelRequest, context: SampleContext): Promise<Asked> {
  if (request.kind !== "labels") return await askModel(request, context);
  const key = JSON.stringify([request, context.sample]);
  const weighed = context.weighed.get(key) ?? askModel(request, context);
  context.weighed.set(key, weighed);
  return await weighed;
}

async function askModel(request: ModelRequest, context: SampleContext): Promise<Asked> {
  const { model, cache, seed, signal, deadline } = context;
  const send = () => model.send(request, { seed, signal, deadline, onWait: context.listen?.() });
  if (cache === undefined) return { reply: await send(), cached: false };
  const key = cacheKey(request, context);
  const known = await cache.get(key);
  if (known !== undefined) return { reply: known, cached: true };
  const reply = await send();
  await cache.set(key, reply);
  return { reply, cached: false };
}

/** Names a reply by everything that decides it, and by the sample: a sample is never reused as another. */
function cacheKey(request: ModelRequest, { examiner, seed, sample }: SampleContext): string {
  // No seed changes how likely a label is, and what is subtracted serves every case.
  const chance = request.kind === "labels" ? [] : [seed];
  return createHash("sha256")
    .update(JSON.stringify([examiner.file ?? examiner.name, examiner.build, request, ...chance, sample]))
    .digest("hex");
}
