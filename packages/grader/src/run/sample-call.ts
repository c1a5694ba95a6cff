import { type ModelRequest, type SampleCall, costOf } from "@assay/exercise";
import type { Model } from "@assay/model";
import type { Asked } from "./ask.ts";

/** Writes down a call of the examiner as it is seen and counted. */
export function toSampleCall(
  { as, request }: { as: string; request: ModelRequest },
  { reply, cached }: Asked,
  { price }: Pick<Model, "price">,
): SampleCall {
  const { output, finishReason, usage } = reply;
  const cost = costOf(usage, price);
  return {
    as,
    request,
    output,
    finishReason,
    ...(usage === undefined ? {} : { usage }),
    ...(cost === undefined ? {} : { cost }),
    latencyMs: cached ? 0 : reply.latencyMs,
    cached,
  };
}
