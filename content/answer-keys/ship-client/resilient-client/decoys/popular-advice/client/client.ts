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

const passing = new Set([429, 500, 502, 503, 504]);

export async function askAll({ questions, endpoints, policy, leavesAfterMs }: Asked): Promise<Result[]> {
  const left = leavesAfterMs === null ? new AbortController().signal : AbortSignal.timeout(leavesAfterMs);
  const results: Result[] = [];
  for (const question of questions) {
    let result: Result = { status: "failed" };
    for (const url of endpoints) {
      if (result.status === "failed") result = await withRetries(url, question, { policy, left });
    }
    results.push(result);
  }
  return results;
}

/** Backs off with jitter, or as long as Retry-After says; a new key for every request that is sent. */
async function withRetries(
  url: string,
  question: string,
  { policy, left }: { policy: Asked["policy"]; left: AbortSignal },
): Promise<Result> {
  for (let count = 0; count < policy.attempts; count++) {
    let waitMs = policy.backoffMs * 2 ** count * (1 + Math.random());
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": Math.random().toString(36) },
        body: JSON.stringify({ question }),
        signal: AbortSignal.any([left, AbortSignal.timeout(policy.replyMs)]),
      });
      if (response.ok) return { status: "answered", answer: (await response.json()).answer };
      if (!passing.has(response.status)) return { status: "refused", code: response.status };
      const seconds = Number(response.headers.get("retry-after"));
      if (seconds > 0) waitMs = seconds * 1000;
    } catch {
      if (left.aborted) return { status: "left" };
    }
    if (count + 1 < policy.attempts) await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return { status: "failed" };
}
