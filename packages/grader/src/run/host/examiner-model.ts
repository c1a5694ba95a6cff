import type { ExaminerGrant, Json, SampleCall } from "@assay/exercise";
import { ModelError, type Reply } from "@assay/model";
import { type HostFunction, HostRefusal } from "@assay/sandbox";
import { ask } from "../ask.ts";
import type { SampleContext } from "../context.ts";
import { toSampleCall } from "../sample-call.ts";
import { readChatRequest } from "./chat-request.ts";

interface Asking {
  /** What the step calls its result. */
  as: string;
  granted: ExaminerGrant;
  /** Hears each call that brought a reply. */
  onCall: (call: SampleCall) => void;
  /** Hears of our trouble, before the code does: no run goes on behind it, whatever the code catches. */
  onFault: (error: unknown) => void;
}

/**
 * Answers `llm(request)` with the examiner, in the shape of OpenAI's `chat.completions.create`, as often and as long as
 * the step grants; what it does not grant is refused to the code in a sentence.
 */
export function createExaminerModel(
  { as, granted, onCall, onFault }: Asking,
  context: SampleContext,
): HostFunction {
  let made = 0;
  return async ([asked], { signal }) => {
    const read = readChatRequest(asked, granted);
    if (!read.ok) throw refusal(400, read.message);
    if (made >= granted.calls) throw refusal(403, spentMessage(granted));
    made += 1;
    const { request } = read;
    const call = {
      ...context,
      // What is asked twice is two draws, where there is anything to draw.
      seed: context.seed ^ (made - 1),
      signal: AbortSignal.any([context.signal, signal]),
    };
    try {
      const answer = await ask(request, call);
      onCall(toSampleCall({ as, request }, answer, context.model));
      return completion(answer.reply, made);
    } catch (error) {
      if (error instanceof ModelError && error.code === "too-long") throw refusal(400, error.message);
      if (!signal.aborted) onFault(error);
      throw error;
    }
  };
}

const refusal = (status: number, message: string): HostRefusal =>
  new HostRefusal(`${status} ${message}`, { name: "APIError", status, headers: {} });

const spentMessage = ({ calls }: ExaminerGrant): string =>
  `This exercise lets the code ask ${calls === 1 ? "once" : `${calls} times`} on a case, and it has.`;

function completion({ output, finishReason, usage }: Reply, number: number): Json {
  return {
    id: `completion-${number}`,
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content: output }, finish_reason: finishReason }],
    ...(usage === undefined
      ? {}
      : {
          usage: {
            prompt_tokens: usage.request,
            completion_tokens: usage.reply,
            total_tokens: usage.request + usage.reply,
          },
        }),
  };
}
