import type { HostCall, Json, TestProblem, TestRun, Tests } from "@assay/exercise";

interface Reading {
  drafts: Json[];
  lastId: string;
  end: string;
}

type Run = TestRun<{ times: number }, Reading[], { reading: Reading }>;

interface Reply {
  chunks?: Json[];
  after?: string;
}

const isReply = (value: Json | undefined): value is Json & Reply =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const replyOf = (call: HostCall | undefined): Reply => (isReply(call?.reply) ? call.reply : {});

const names = { drafts: "other drafts", lastId: "another last id", end: "another end" };

/** Compares one part of every reading, and says which way of cutting gave another. */
function compare({ output, calls, expect }: Run, part: keyof Reading): TestProblem | undefined {
  const expected = expect.reading[part];
  const isOther = (each: Reading): boolean => JSON.stringify(each?.[part]) !== JSON.stringify(expected);
  const index = readingsOf(output).findIndex(isOther);
  if (index === -1) return undefined;
  const pieces = replyOf(calls[index]).chunks?.length ?? 0;
  const message = `Reading ${index + 1}, of a stream in ${pieces} pieces, gave ${names[part]}.`;
  return { message, expected, received: output[index]?.[part] ?? null };
}

const readingsOf = (output: Reading[]): Reading[] => (Array.isArray(output) ? output : []);

/** What a reader of streams must hold to, however they are cut. */
export const tests: Tests<Run> = {
  "reads the stream as often as it is asked to": ({ input, output }) =>
    readingsOf(output).length === input.times
      ? undefined
      : {
          message: "It gave another number of readings.",
          expected: input.times,
          received: readingsOf(output).length,
        },
  "sees the same drafts": (run) => compare(run, "drafts"),
  "knows the last id": (run) => compare(run, "lastId"),
  "says how the stream ended": (run) => compare(run, "end"),
  "leaves a stream that stays open": ({ calls }) => {
    const open = calls.filter((call) => replyOf(call).after === "hang" && call.abortedAt === undefined);
    return open.length === 0
      ? undefined
      : { message: `${open.length} of ${calls.length} connections were never closed: cancel the body.` };
  },
};
