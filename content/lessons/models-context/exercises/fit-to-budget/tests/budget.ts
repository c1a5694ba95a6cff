import type { TestRun, Tests } from "@assay/exercise";

interface Message {
  id: string;
  role: string;
  tokens: number;
  pinned?: true;
  calls?: string[];
  answers?: string;
}

interface Input {
  history: Message[];
  limit: number;
  noteTokens: number;
}

type Run = TestRun<Input, unknown, string[] | null>;

const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

/** The ids that came back; none where nothing is sent. */
const sentOf = (output: unknown): string[] => (isIds(output) ? output : []);

const quote = (ids: string[]): string => ids.map((id) => `“${id}”`).join(", ");

/** What `fitToBudget` must hold to on every case. */
export const tests: Tests<Run> = {
  "gives a list of ids, or null where what must stay does not fit": ({ output, expect }) => {
    if (output === null && expect !== null) return { message: "It gave up, and what must stay does fit." };
    if (isIds(output) && expect === null)
      return { message: "What must stay does not fit, and it sent something.", received: output };
    return output === null || isIds(output)
      ? undefined
      : { message: "It returned neither a list of ids nor null." };
  },
  "sends messages of the history, in their order, each once": ({ input, output }) => {
    const places = sentOf(output)
      .filter((id) => id !== "note")
      .map((id) => input.history.findIndex((message) => message.id === id));
    const wrong = places.findIndex((place, index) => place <= (places[index - 1] ?? -1));
    return wrong === -1
      ? undefined
      : { message: "An id is unknown, stands there twice, or is out of order.", received: sentOf(output) };
  },
  "stays within the limit": ({ input, output }) => {
    const costs = new Map(input.history.map(({ id, tokens }) => [id, tokens])).set("note", input.noteTokens);
    const spent = sentOf(output).reduce((sum, id) => sum + (costs.get(id) ?? 0), 0);
    return spent <= input.limit
      ? undefined
      : { message: `It sends ${spent} tokens and may send ${input.limit}.`, received: sentOf(output) };
  },
  "keeps the system message, what is pinned and the latest turn": ({ input: { history }, output }) => {
    const turn = history.findLastIndex(({ role }) => role === "user");
    const wanted = history.filter(({ pinned }, index) => index === 0 || index >= turn || pinned === true);
    const lost = wanted.map(({ id }) => id).filter((id) => isIds(output) && !output.includes(id));
    return lost.length === 0
      ? undefined
      : { message: `It left out ${quote(lost)}, which must stay.`, received: sentOf(output) };
  },
  "parts no call from its results": ({ input: { history }, output }) => {
    const sent = new Set(sentOf(output));
    const parted = history
      .filter(({ calls }) => calls !== undefined)
      .map((call) => [call, ...history.filter(({ answers = "" }) => call.calls?.includes(answers))])
      .find((group) => new Set(group.map(({ id }) => sent.has(id))).size > 1);
    return parted === undefined
      ? undefined
      : { message: `It sends only a part of ${quote(parted.map(({ id }) => id))}.`, received: [...sent] };
  },
  "notes what it left out, once, behind the system message": ({ input: { history }, output }) => {
    if (!isIds(output)) return undefined;
    const wanted = history.some(({ id }) => !output.includes(id)) ? [1] : [];
    const found = output.flatMap((id, index) => (id === "note" ? [index] : []));
    if (String(found) === String(wanted)) return undefined;
    const message =
      wanted.length === 0 ? "It left nothing out, and sends a note." : "The note is not where it belongs.";
    return { message, received: output };
  },
  "takes the newest of the rest, and as many as fit": ({ output, expect }) =>
    JSON.stringify(output) === JSON.stringify(expect)
      ? undefined
      : { message: "It sends something else.", expected: expect, received: isIds(output) ? output : null },
};
