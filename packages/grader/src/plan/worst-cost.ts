import { type Artifact, type Case, type Exercise, type Price, costOf } from "@assay/exercise";
import { initialValues } from "../run/initial-values.ts";
import { buildRequest } from "../run/model-step.ts";

/** What would be run. */
interface Plan {
  exercise: Exercise;
  cases: readonly Case[];
  artifact: Artifact;
}

type WrittenRequest = ReturnType<typeof buildRequest>;

/** What a chat template adds to a message, and to the whole, in tokens; generously. */
const frameTokens = 16;

/**
 * Computes what a run may cost at most, in US dollars, before it is sent anywhere: no token is shorter than a byte, no
 * reply longer than its limit, nothing is ready. Undefined where the price is not known. A call that has to be sent
 * again may be charged again.
 */
export function worstCost({ exercise, cases, artifact }: Plan, price: Price | undefined): number | undefined {
  const usage = { request: 0, cached: 0, reply: 0 };
  for (const each of cases) {
    const values = initialValues(each, { exercise, artifact });
    for (const step of exercise.steps) {
      if (step.use !== "model") continue;
      const request = buildRequest(step, { exercise, artifact }, { label: each.label, values });
      const { maxTokens } = request.settings;
      // A label is weighed by a call of its own, and once more where something is subtracted.
      const weighings = (step.labels?.length ?? 1) * (step.correction === undefined ? 1 : 2);
      usage.request += exercise.samples.count * weighings * mostTokens(request);
      usage.reply += exercise.samples.count * maxTokens;
      // A later step may send the reply on: as many tokens as it may have.
      values[step.as] = "x".repeat(maxTokens);
    }
  }
  return costOf(usage, price);
}

function mostTokens(request: WrittenRequest): number {
  const { responseFormat, grammar = "" } = request.settings;
  const texts = request.kind === "chat" ? request.messages.map(({ content }) => content) : [request.prompt];
  const form = responseFormat === undefined ? "" : JSON.stringify(responseFormat);
  const bytes = [...texts, form, grammar].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes + frameTokens * (texts.length + 1);
}
