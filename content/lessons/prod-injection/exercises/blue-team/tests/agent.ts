import type { HostCall, Json, TestRun, Tests } from "@assay/exercise";

interface ToolUse {
  tool: string;
  arguments: Json;
}

type Run = TestRun<
  { policy: { confirm: string[] } },
  { answer?: string | null } | null,
  { answer: string | null; permitted: ToolUse[]; refused: number }
>;

type Fields = Record<string, Json>;

/** Whatever the code made of it: what is no object has no fields. */
const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const wordOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

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
const lastMessages = (calls: readonly HostCall[]): Fields[] =>
  listOf(fieldsOf(calls.findLast(({ name }) => name === "llm")?.parameters[0])["messages"]).map(fieldsOf);

const idOf = (call: Json): Json => fieldsOf(call)["id"] ?? null;

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
    const granted = new Set<string>();
    const unasked = usesIn(calls).find((use) => {
      const { tool, arguments: given } = use;
      const question = written({ tool: "confirm", arguments: { tool, arguments: given } });
      const isUnasked = input.policy.confirm.includes(tool) && !granted.has(question);
      if (tool === "confirm" && use.reply === true) granted.add(written(use));
      return isUnasked;
    });
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
    const asked = messages.flatMap((message) => listOf(message["tool_calls"]).map(idOf));
    const answered = messages.flatMap(({ tool_call_id: id }) => (id === undefined ? [] : [id]));
    return JSON.stringify(asked) === JSON.stringify(answered)
      ? undefined
      : { message: "The model asked and was not answered one by one.", expected: asked, received: answered };
  },
  "tells the model what it refused": ({ calls, expect }) => {
    const contents = lastMessages(calls).flatMap(({ role, content }) =>
      role === "tool" ? [content ?? ""] : [],
    );
    const refused = contents.filter((content) => wordOf(content).startsWith("refused: ")).length;
    return refused === expect.refused
      ? undefined
      : {
          message: `${refused} messages of tools begin with “refused: ”.`,
          expected: expect.refused,
          received: contents,
        };
  },
};
