export interface Asked {
  questions: string[];
  endpoints: [first: string, second: string];
  policy: { attempts: number; backoffMs: number; replyMs: number; deadlineMs: number };
  leavesAfterMs: number | null;
}

export type Result =
  | { status: "answered"; answer: string }
  | { status: "refused"; code: number }
  | { status: "failed" | "deadline" | "left" };

/** What came of an attempt: a result, or a reason to try again. */
type Attempt = { result: Result } | { isLost: boolean; retryAfterMs?: number | undefined };

const passing = new Set([429, 500, 502, 503, 504]);

export async function askAll({ questions, leavesAfterMs, ...asked }: Asked): Promise<Result[]> {
  const left = leavesAfterMs === null ? new AbortController().signal : AbortSignal.timeout(leavesAfterMs);
  const results: Result[] = [];
  for (const [index, question] of questions.entries()) {
    const key = `${index}-${Math.random().toString(36).slice(2)}`;
    results.push(await ask({ question, key }, { ...asked, left }));
  }
  return results;
}

interface Request {
  question: string;
  key: string;
}

type Ways = Pick<Asked, "endpoints" | "policy"> & { left: AbortSignal };

async function ask(request: Request, { endpoints, policy, left }: Ways): Promise<Result> {
  const deadlineAt = Date.now() + policy.deadlineMs;
  const deadline = AbortSignal.timeout(policy.deadlineMs);
  const over = AbortSignal.any([left, deadline]);
  let isLost = false;
  try {
    for (const url of endpoints) {
      // The second endpoint knows nothing of what the first has charged.
      if (isLost) break;
      for (let count = 1; count <= policy.attempts; count++) {
        over.throwIfAborted();
        const attempt = await tryOnce(url, request, { over, replyMs: policy.replyMs });
        if ("result" in attempt) return attempt.result;
        isLost ||= attempt.isLost;
        const waitMs = waitAfter(attempt.retryAfterMs, count, policy.backoffMs);
        if (count === policy.attempts || Date.now() + waitMs >= deadlineAt) break;
        await sleep(waitMs, over);
      }
    }
    return { status: "failed" };
  } catch (error) {
    if (left.aborted) return { status: "left" };
    if (deadline.aborted) return { status: "deadline" };
    throw error;
  }
}

async function tryOnce(
  url: string,
  { question, key }: Request,
  { over, replyMs }: { over: AbortSignal; replyMs: number },
): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify({ question }),
      // One signal for the reply and for its body: a body can be late too.
      signal: AbortSignal.any([over, AbortSignal.timeout(replyMs)]),
    });
    if (passing.has(response.status))
      return { isLost: false, retryAfterMs: readRetryAfter(response.headers.get("retry-after")) };
    if (!response.ok) return { result: { status: "refused", code: response.status } };
    return { result: { status: "answered", answer: (await response.json()).answer } };
  } catch (error) {
    if (over.aborted) throw error;
    const { cause } = error as { cause?: { code?: string } };
    return { isLost: cause?.code !== "ECONNREFUSED" };
  }
}

/** Reads seconds or a date; undefined where it is neither. */
function readRetryAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Adds something at random, so that not all clients come back at the same moment. */
function waitAfter(retryAfterMs: number | undefined, count: number, backoffMs: number): number {
  if (retryAfterMs !== undefined) return retryAfterMs + Math.random() * backoffMs;
  return backoffMs * 2 ** (count - 1) * (1 + Math.random());
}

/** Waits, and throws at once when the signal is aborted. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = (): void => {
    clearTimeout(timer);
    reject(signal.reason);
  };
  signal.addEventListener("abort", stop);
  await promise.finally(() => signal.removeEventListener("abort", stop));
}
