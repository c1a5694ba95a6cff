import {
  type Artifact,
  type Case,
  type ExaminerGrant,
  type Exercise,
  type Price,
  type StepOf,
  type Usage,
  costOf,
} from "@assay/exercise";
import { defaultLimits } from "@assay/sandbox";
import { maxMessages } from "../run/host/chat-request.ts";
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
export function worstCost(plan: Plan, price: Price | undefined): number | undefined {
  const { exercise, cases, artifact } = plan;
  const usage = { request: 0, cached: 0, reply: 0 };
  const add = ({ request, reply }: Sent): void => {
    usage.request += exercise.samples.count * request;
    usage.reply += exercise.samples.count * reply;
  };
  for (const each of cases) {
    const values = initialValues(each, { exercise, artifact });
    for (const step of exercise.steps) {
      if (step.use === "code") {
        if (step.examiner !== undefined) add(mostAsked(step.examiner));
        values[step.as] = "x".repeat(defaultLimits.resultLength);
      } else if (step.use === "model") {
        const request = buildRequest(step, { exercise, artifact }, { label: each.label, values });
        add(mostSent(step, request));
        // A later step may send the reply on: as many tokens as it may have.
        values[step.as] = "x".repeat(request.settings.maxTokens);
      }
    }
  }
  return costOf(usage, price);
}

/** Tokens out and back, over all calls of a step on a case. */
type Sent = Pick<Usage, "request" | "reply">;

function mostSent({ labels, correction }: StepOf<"model">, request: WrittenRequest): Sent {
  // A label is weighed by a call of its own, and once more where something is subtracted.
  const weighings = (labels?.length ?? 1) * (correction === undefined ? 1 : 2);
  return { request: weighings * mostTokens(request), reply: request.settings.maxTokens };
}

/** No character that counts as one is more than three bytes. */
const mostAsked = ({ calls, tokens, characters }: ExaminerGrant): Sent => ({
  request: calls * (3 * characters + frameTokens * (maxMessages + 1)),
  reply: calls * tokens,
});

function mostTokens(request: WrittenRequest): number {
  const { responseFormat, grammar = "" } = request.settings;
  const texts = request.kind === "chat" ? request.messages.map(({ content }) => content) : [request.prompt];
  const form = responseFormat === undefined ? "" : JSON.stringify(responseFormat);
  const bytes = [...texts, form, grammar].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes + frameTokens * (texts.length + 1);
}
