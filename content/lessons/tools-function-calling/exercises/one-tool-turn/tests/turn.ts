import { isDeepStrictEqual } from "node:util";
import type { HostCall, Json, TestProblem, TestRun, Tests } from "@assay/exercise";

interface Message {
  role: string;
  content: string | null;
  tool_calls?: { id: string }[];
  tool_call_id?: string;
}

interface Request {
  messages: Json[];
  tools?: Json;
}

interface Input {
  messages: Json[];
  tools: Json;
}

/** A result, or texts that stand in an error. */
type Told = { result: Json } | { error: string[] };

interface Expected {
  /** The content of the last reply. */
  answer: string | null;
  /** Which tools were run, and with which arguments. */
  ran: { tool: string; arguments: Json }[];
  /** What the tool messages say, in the order of the calls. */
  told: Told[];
}

type Run = TestRun<Input, Json, Expected>;

const isRequest = (value: unknown): value is Request =>
  typeof value === "object" && value !== null && "messages" in value && Array.isArray(value.messages);

type Fields = Record<string, Json>;

/** Whatever the code made of it: what is no object has no fields. */
const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

const isCompletion = (value: unknown): value is { choices: { message: Message }[] } =>
  typeof value === "object" && value !== null && "choices" in value && Array.isArray(value.choices);

const requestsOf = (calls: readonly HostCall[]): Request[] =>
  calls.flatMap(({ name, parameters }) =>
    name === "llm" && isRequest(parameters[0]) ? [parameters[0]] : [],
  );

function firstReply(calls: readonly HostCall[]): Message | undefined {
  const reply = calls.find(({ name }) => name === "llm")?.reply;
  return isCompletion(reply) ? reply.choices[0]?.message : undefined;
}

/** What the second request adds to the messages of the case: the reply and what the tools say. */
const added = ({ input, calls }: Run): Fields[] =>
  (requestsOf(calls)[1]?.messages.slice(input.messages.length) ?? []).map(fieldsOf);

const differ = (message: string, expected: Json, received: Json): TestProblem | undefined =>
  isDeepStrictEqual(expected, received) ? undefined : { message, expected, received };

function asJson(value: unknown): Json {
  const copy: Json = JSON.parse(JSON.stringify(value ?? null));
  return copy;
}

/** What a turn must hold to on every case. */
export const tests: Tests<Run> = {
  "gives the content of the last reply": ({ output, expect }) =>
    differ("It returned something else.", expect.answer, output),
  "asks the model as often as it should": ({ calls, expect }) =>
    differ("It asked more or less often.", expect.told.length === 0 ? 1 : 2, requestsOf(calls).length),
  "carries the tools in each request": ({ input, calls }) => {
    const without = requestsOf(calls).find(({ tools }) => !isDeepStrictEqual(tools, input.tools));
    return without && differ("A request had other tools, or none.", input.tools, without.tools ?? null);
  },
  "goes on from the messages and the reply as they came": ({ input, calls }) => {
    const second = requestsOf(calls)[1];
    if (second === undefined) return undefined;
    const begin = asJson(second.messages.slice(0, input.messages.length + 1));
    return differ(
      "The second request begins otherwise.",
      asJson([...input.messages, firstReply(calls)]),
      begin,
    );
  },
  "answers each call under its id, in order": (run) => {
    const asked = firstReply(run.calls)?.tool_calls?.map(({ id }) => id) ?? [];
    const answered = added(run)
      .slice(1)
      .map(({ role = null, tool_call_id: id = null }) => (role === "tool" ? id : role));
    return differ("The reply is not answered call by call.", asked, answered);
  },
  "runs what holds, and nothing else": ({ calls, expect }) => {
    const ran = calls.flatMap(({ name, parameters: [tool, given] }) =>
      name === "callTool" ? [{ tool: tool ?? null, arguments: given ?? null }] : [],
    );
    return differ("It ran other tools.", asJson(expect.ran), ran);
  },
  "tells each result as JSON, and what is wrong as an error": (run) => {
    const contents = added(run)
      .slice(1)
      .map(({ content }) => content ?? "");
    const wrong = run.expect.told.findIndex((told, index) => !says(contents[index], told));
    return wrong === -1
      ? undefined
      : {
          message: `The message for call ${wrong + 1} says something else.`,
          expected: describe(run.expect.told[wrong]),
          received: contents[wrong] ?? null,
        };
  },
};

function says(content: Json | undefined, told: Told): boolean {
  if (typeof content !== "string") return false;
  if ("error" in told)
    return content.startsWith("error: ") && told.error.every((text) => content.includes(text));
  try {
    return isDeepStrictEqual(JSON.parse(content), told.result);
  } catch {
    return false;
  }
}

function describe(told: Told | undefined): string {
  if (told === undefined) return "nothing";
  return "error" in told ? `error: …${told.error.join("…")}…` : JSON.stringify(told.result);
}
