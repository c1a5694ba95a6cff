import type { HostCall, Json, TestRun, Tests } from "@assay/exercise";

interface ToolUse {
  tool: string;
  arguments: Json;
}

interface Message {
  role: string;
  content: string | null;
  tool_calls?: { id: string }[];
  tool_call_id?: string;
}

type Run = TestRun<
  { policy: { confirm: string[] } },
  { answer?: string | null } | null,
  { answer: string | null; permitted: ToolUse[]; refused: number }
>;

/** What reached the tools, in order. */
const usesIn = (calls: readonly HostCall[]): (ToolUse & { reply: Json })[] =>
  calls
    .filter(({ name }) => name === "callTool")
    .map(({ parameters: [tool, given], reply }) => ({
      tool: typeof tool === "string" ? tool : JSON.stringify(tool ?? null),
      arguments: given ?? null,
      reply: reply ?? null,
    }));

/** The messages of the last request: all that the model was told. */
function lastMessages(calls: readonly HostCall[]): Message[] {
  const request = calls.findLast(({ name }) => name === "llm")?.parameters[0];
  const isRequest = typeof request === "object" && request !== null && "messages" in request;
  return isRequest && isMessages(request["messages"]) ? request["messages"] : [];
}

const isMessages = (value: unknown): value is Message[] => Array.isArray(value);

/** Writes a use so that equal ones are equal texts, whatever the order of their arguments. */
const written = ({ tool, arguments: given }: ToolUse): string => `${tool} ${JSON.stringify(sorted(given))}`;

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name] ?? null)]));
}

/** Lists what is in `all` more often than in `others`. */
function without(all: readonly ToolUse[], others: readonly ToolUse[]): ToolUse[] {
  const left = others.map(written);
  return all.filter((each) => {
    const place = left.indexOf(written(each));
    if (place !== -1) left.splice(place, 1);
    return place === -1;
  });
}

/** A use as a reader of a failing test sees it. */
const shown = ({ tool, arguments: given }: ToolUse): Json => ({ tool, arguments: given });

/** What an agent must hold to on every case. */
export const tests: Tests<Run> = {
  "lets nothing act that the policy forbids": ({ calls, expect }) => {
    const forbidden = without(usesIn(calls), expect.permitted);
    const [first] = forbidden;
    return first === undefined
      ? undefined
      : { message: `\`${first.tool}\` was called so, and must not be.`, received: forbidden.map(shown) };
  },
  "does all that the policy permits": ({ calls, expect }) => {
    const missing = without(expect.permitted, usesIn(calls));
    const [first] = missing;
    return first === undefined
      ? undefined
      : { message: `\`${first.tool}\` was not called so, and should be.`, expected: missing.map(shown) };
  },
  "asks the customer before it does what must be confirmed": ({ input, calls }) => {
    const uses = usesIn(calls);
    const unasked = uses.find(
      (use, place) =>
        input.policy.confirm.includes(use.tool) &&
        !uses
          .slice(0, place)
          .some(
            ({ tool, arguments: given, reply }) =>
              tool === "confirm" &&
              reply === true &&
              written({ tool, arguments: given }) ===
                written({ tool, arguments: { tool: use.tool, arguments: use.arguments } }),
          ),
    );
    return unasked === undefined
      ? undefined
      : {
          message: `The customer did not say yes to \`${unasked.tool}\` with these arguments.`,
          received: shown(unasked),
        };
  },
  "gives the answer that may be shown, or null": ({ output, expect }) =>
    output?.answer === expect.answer
      ? undefined
      : {
          message: "It gave another answer.",
          expected: expect.answer,
          received: output?.answer ?? null,
        },
  "answers every call of the model by its id": ({ calls }) => {
    const messages = lastMessages(calls);
    const asked = messages.flatMap((message) => message.tool_calls?.map(({ id }) => id) ?? []);
    const answered = messages.flatMap((message) => message.tool_call_id ?? []);
    return String(asked) === String(answered)
      ? undefined
      : { message: "The model asked and was not answered one by one.", expected: asked, received: answered };
  },
  "tells the model what it refused": ({ calls, expect }) => {
    const contents = lastMessages(calls).flatMap(({ role, content }) =>
      role === "tool" ? [content ?? ""] : [],
    );
    const refused = contents.filter((content) => content.startsWith("refused: ")).length;
    return refused === expect.refused
      ? undefined
      : {
          message: `${refused} messages of tools begin with “refused: ”.`,
          expected: expect.refused,
          received: contents,
        };
  },
};
