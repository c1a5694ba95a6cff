import type { Json } from "../json.ts";
import type { Limits } from "../limits.ts";
import type { Heard, Reply } from "../process/messages.ts";
import type { HostAnswer, HostCallRecord } from "./host-call-record.ts";
import type { HostFunction } from "./host-function.ts";
import { HostRefusal } from "./host-refusal.ts";

type Call = (Heard & { type: "call" })["call"];
type Drop = (Heard & { type: "drop" })["drop"];

export interface AnswerOptions {
  host: Readonly<Record<string, HostFunction>>;
  limits: Pick<Limits, "callsAtOnce" | "callMs" | "callLength">;
  /** Whether a call may take no longer than `callMs`. */
  isHostTimed: boolean;
  onReply: (reply: Reply) => void;
}

/** Answers the calls of one run, some at once and each within its time, and keeps what was said. */
export interface CallAnswerer {
  readonly records: HostCallRecord[];
  take(call: Call): void;
  /** Tells the host that nobody waits for a call any more. */
  drop(drop: Drop): void;
  /** Leaves what has not been answered. */
  close(): void;
}

export function answerCalls(options: AnswerOptions): CallAnswerer {
  const { limits, onReply } = options;
  const records: HostCallRecord[] = [];
  const line: (() => Promise<void>)[] = [];
  const drops: AbortController[] = [];
  const closing = new AbortController();
  let atOnce = 0;

  const next = async (): Promise<void> => {
    const work = atOnce < limits.callsAtOnce ? line.shift() : undefined;
    if (work === undefined) return;
    atOnce += 1;
    await work();
    atOnce -= 1;
    void next();
  };
  const answer = async (call: Call, record: HostCallRecord, dropped: AbortSignal): Promise<void> => {
    const started = performance.now();
    const { said, takesMs } = await askHost(call, {
      ...options,
      signal: AbortSignal.any([closing.signal, dropped]),
    });
    if (closing.signal.aborted || (dropped.aborted && said.type === "rejected")) return;
    record.answer = said;
    record.takesMs = takesMs;
    record.ms = performance.now() - started;
    onReply({ index: call.index, takesMs, ...writeReply(call.name, said) });
  };
  return {
    records,
    take: (call) => {
      const { name, parameters, atMs } = call;
      const answered = { answer: { type: "unanswered" }, takesMs: 0, ms: 0 } as const;
      const record: HostCallRecord = { name, parameters, atMs, ...answered };
      const dropped = new AbortController();
      records.push(record);
      drops.push(dropped);
      line.push(() => answer(call, record, dropped.signal));
      void next();
    },
    drop: ({ index, atMs }) => {
      const record = records[index];
      if (record !== undefined) record.droppedAtMs = atMs;
      drops[index]?.abort();
    },
    close: () => {
      line.length = 0;
      closing.abort();
    },
  };
}

/** Calls the host's function and waits no longer than it may take, where it is timed. */
async function askHost(
  { name, parameters, atMs }: Call,
  { host, limits, isHostTimed, signal }: AnswerOptions & { signal: AbortSignal },
): Promise<{ said: HostAnswer; takesMs: number }> {
  let takesMs = 0;
  const takes = (ms: number): void => {
    takesMs = Number.isFinite(ms) ? Math.max(0, ms) : 0;
  };
  const given = isHostTimed ? AbortSignal.any([AbortSignal.timeout(limits.callMs), signal]) : signal;
  const { promise: late, reject } = Promise.withResolvers<never>();
  given.addEventListener("abort", () => reject(new HostRefusal(tooSlow(name, limits.callMs))));
  // What the host says is kept as it was said, and refused like a failure when it is no JSON, or too long to be kept.
  const work = async (): Promise<Json> => {
    const text = JSON.stringify((await host[name]?.(parameters, { atMs, signal: given, takes })) ?? null);
    if (text.length > limits.callLength) throw new HostRefusal(tooLong(name, limits.callLength));
    return JSON.parse(text);
  };
  try {
    return { said: { type: "returned", value: await Promise.race([work(), late]) }, takesMs };
  } catch (error) {
    return { said: { type: "rejected", error }, takesMs };
  }
}

function writeReply(name: string, said: HostAnswer): Pick<Reply, "isRefusal" | "text"> {
  if (said.type === "returned") return { isRefusal: false, text: JSON.stringify(said.value) };
  if (said.type === "rejected" && said.error instanceof HostRefusal) {
    const { name: errorName, message, properties } = said.error;
    return refuse({ ...properties, name: errorName, message });
  }
  return refuse({ message: `\`${name}\` failed.` });
}

const refuse = (error: { message: string } & Record<string, Json>): Pick<Reply, "isRefusal" | "text"> => ({
  isRefusal: true,
  text: JSON.stringify(error),
});

const tooLong = (name: string, limit: number): string =>
  `\`${name}\` answered with more than ${limit} characters.`;

const tooSlow = (name: string, ms: number): string => `\`${name}\` did not answer within ${ms / 1000} s.`;
