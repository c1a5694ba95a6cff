import type { HostCall, Json, TestRun, Tests } from "@assay/exercise";

interface Ending {
  status: string;
  answer: string | null;
}

type Run = TestRun<unknown, Ending | null, Ending & { llmCalls: number; told?: string }>;

type Fields = Record<string, Json>;

/** Whatever the code made of it: what is no object has no fields. */
const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const wordOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const llmCalls = (calls: readonly HostCall[]): HostCall[] => calls.filter(({ name }) => name === "llm");

/** The messages of the last request: all that the agent had by then. */
const lastMessages = (calls: readonly HostCall[]): Fields[] =>
  listOf(fieldsOf(llmCalls(calls).at(-1)?.parameters[0])["messages"]).map(fieldsOf);

const idOf = (call: Json): Json => fieldsOf(call)["id"] ?? null;

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
    const asked = messages.flatMap((message) => listOf(message["tool_calls"]).map(idOf));
    const answered = messages.flatMap(({ tool_call_id: id }) => (id === undefined ? [] : [id]));
    return JSON.stringify(asked) === JSON.stringify(answered)
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
    return contents.map(wordOf).some((content) => content.startsWith("error: ") && content.includes(told))
      ? undefined
      : {
          message: "No message of a tool begins with “error: ” and says what happened.",
          expected: `error: …${told}…`,
          received: contents,
        };
  },
};
