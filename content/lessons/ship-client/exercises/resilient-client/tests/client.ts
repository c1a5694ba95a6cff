import { isDeepStrictEqual } from "node:util";
import type { HostCall, Json, TestProblem, TestRun, Tests } from "@assay/exercise";

interface Input {
  questions: string[];
  endpoints: string[];
}

/** An attempt: to which endpoint, how long after the end of the one before, or when; and when it is aborted. */
interface Attempt {
  to: "first" | "second";
  after?: [number, number];
  at?: [number, number];
  abortedAfter?: number;
  abortedAt?: number;
}

type Run = TestRun<Input, Json, { results: Json[]; attempts: Attempt[]; endsAt?: number }>;

type Fields = Record<string, Json>;

const wordOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

/** What was sent: the headers, and what the body says. */
function sentBy({ parameters }: HostCall): {
  method: Json | undefined;
  key: Json | undefined;
  question: Json | undefined;
} {
  const { method, headers, body } = fieldsOf(parameters[1]);
  return { method, key: fieldsOf(headers)["idempotency-key"], question: fieldsOf(parse(body))["question"] };
}

function parse(text: Json | undefined): Json {
  try {
    return JSON.parse(wordOf(text));
  } catch {
    return null;
  }
}

const endOf = ({ at, took = 0, abortedAt }: HostCall): number => abortedAt ?? at + took;

const isWithin = (value: number, [from, to]: [number, number]): boolean =>
  value >= from - 0.001 && value <= to + 0.001;

/** Says what is wrong with when an attempt was made or given up. */
function timing(calls: readonly HostCall[], index: number, wanted: Attempt): TestProblem | undefined {
  const call = calls[index];
  if (call === undefined) return undefined;
  const before = calls[index - 1];
  const waited = call.at - (before === undefined ? 0 : endOf(before));
  const say = (what: string, expected: Json, received: Json): TestProblem => ({
    message: `Attempt ${index + 1} ${what}.`,
    expected,
    received,
  });
  if (wanted.after !== undefined && !isWithin(waited, wanted.after))
    return say("came so many milliseconds after the end of the one before", wanted.after, waited);
  if (wanted.at !== undefined && !isWithin(call.at, wanted.at))
    return say("came at another time", wanted.at, call.at);
  const abortedAt =
    wanted.abortedAt ?? (wanted.abortedAfter === undefined ? null : call.at + wanted.abortedAfter);
  const received = call.abortedAt ?? null;
  if (abortedAt === received) return undefined;
  return say(received === null ? "was not aborted" : "was aborted", abortedAt, received);
}

/** What a client must hold to on every case. */
export const tests: Tests<Run> = {
  "gives the right results": ({ output, expect }) =>
    isDeepStrictEqual(output, expect.results)
      ? undefined
      : { message: "It gave other results.", expected: expect.results, received: output },
  "asks the right endpoints": ({ input, calls, expect }) => {
    const names = calls.map(
      ({ parameters }) => ["first", "second"][input.endpoints.indexOf(wordOf(parameters[0]))] ?? null,
    );
    const wanted = expect.attempts.map(({ to }) => to);
    return String(names) === String(wanted)
      ? undefined
      : { message: "It asks other endpoints, or not as often.", expected: wanted, received: names };
  },
  "asks and gives up when it should": ({ calls, expect }) => {
    for (const [index, wanted] of expect.attempts.entries()) {
      const problem = timing(calls, index, wanted);
      if (problem !== undefined) return problem;
    }
    return undefined;
  },
  "makes its waits longer at random": ({ calls, expect }) => {
    const isLonger = expect.attempts.flatMap(({ after: [from, to] = [0, 0] }, index) => {
      const [before, call] = [calls[index - 1], calls[index]];
      // Up to twice as long: a backoff, and no `retry-after`.
      const isBackoff = from > 0 && to === 2 * from && before !== undefined && call !== undefined;
      return isBackoff ? [call.at - endOf(before) > from + 0.001] : [];
    });
    return isLonger.length < 2 || isLonger.includes(true)
      ? undefined
      : { message: "Every wait is as short as it may be: nothing is added at random." };
  },
  "ends when it should": ({ clockMs, expect: { endsAt } }) =>
    endsAt === undefined || Math.abs(clockMs - endsAt) < 1
      ? undefined
      : { message: "It ended so many milliseconds after it began.", expected: endsAt, received: clockMs },
  "posts the question": ({ input, calls }) => {
    const wrong = calls
      .map(sentBy)
      .find(({ method, question }) => method !== "POST" || !input.questions.includes(wordOf(question)));
    return wrong === undefined ? undefined : { message: "An attempt is no POST of a question as JSON." };
  },
  "keeps one key for a question, and another for the next": ({ calls }) => {
    const keys = new Map<string, Set<string>>();
    for (const { key, question } of calls.map(sentBy)) {
      if (typeof key !== "string" || key === "") return { message: "An attempt has no `idempotency-key`." };
      keys.set(wordOf(question), (keys.get(wordOf(question)) ?? new Set()).add(key));
    }
    const all = [...keys.values()].flatMap((each) => [...each]);
    return all.length === keys.size && new Set(all).size === keys.size
      ? undefined
      : { message: `It used ${new Set(all).size} keys for ${keys.size} questions.` };
  },
  "pays once for a question": ({ calls }) => {
    const paid = calls.filter(({ reply }) => fieldsOf(reply)["note"] === "charged");
    const charges = new Set(paid.map((call) => JSON.stringify([call.parameters[0], sentBy(call)])));
    const questions = new Set(paid.map((call) => sentBy(call).question));
    return charges.size === questions.size
      ? undefined
      : {
          message: `${questions.size === 1 ? "The question was" : "The questions were"} charged ${charges.size} times.`,
        };
  },
};
