import type { HostCall, TestRun, Tests } from "@assay/exercise";

interface Ending {
  status: string;
  answer: string | null;
}

interface Message {
  role: string;
  content: string | null;
  tool_calls?: { id: string }[];
  tool_call_id?: string;
}

type Run = TestRun<unknown, Ending | null, Ending & { llmCalls: number; told?: string }>;

const llmCalls = (calls: readonly HostCall[]): HostCall[] => calls.filter(({ name }) => name === "llm");

/** The messages of the last request: all that the agent had by then. */
function lastMessages(calls: readonly HostCall[]): Message[] {
  const request = llmCalls(calls).at(-1)?.parameters[0];
  const isRequest = typeof request === "object" && request !== null && "messages" in request;
  return isRequest && isMessages(request["messages"]) ? request["messages"] : [];
}

const isMessages = (value: unknown): value is Message[] => Array.isArray(value);

/** What an agent must hold to on every case. */
export const tests: Tests<Run> = {
  "ends in the right state": ({ output, expect }) =>
    output?.status === expect.status
      ? undefined
      : {
          message: `It ended as ${JSON.stringify(output?.status ?? null)}.`,
          expected: expect.status,
          received: output?.status ?? null,
        },
  "gives the model's answer, or null": ({ output, expect }) =>
    output?.answer === expect.answer
      ? undefined
      : {
          message: "It gave another answer.",
          expected: expect.answer,
          received: output?.answer ?? null,
        },
  "calls the model as often as it should": ({ calls, expect }) => {
    const made = llmCalls(calls).length;
    return made === expect.llmCalls
      ? undefined
      : { message: `It called the model ${made} times.`, expected: expect.llmCalls, received: made };
  },
  "answers every tool call by its id": ({ calls }) => {
    const messages = lastMessages(calls);
    const asked = messages.flatMap((message) => message.tool_calls?.map(({ id }) => id) ?? []);
    const answered = messages.flatMap((message) => message.tool_call_id ?? []);
    return String(asked) === String(answered)
      ? undefined
      : {
          message: "The model asked for tools and was not answered one by one.",
          expected: asked,
          received: answered,
        };
  },
  "tells the model what went wrong": ({ calls, expect }) => {
    const { told } = expect;
    if (told === undefined) return undefined;
    const contents = lastMessages(calls).flatMap(({ role, content }) =>
      role === "tool" ? [content ?? ""] : [],
    );
    return contents.some((content) => content.startsWith("error: ") && content.includes(told))
      ? undefined
      : {
          message: "No message of a tool begins with “error: ” and says what happened.",
          expected: `error: …${told}…`,
          received: contents,
        };
  },
};
