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

/** Tries again a few times, whatever went wrong. */
export async function askAll({ questions, endpoints, policy }: Asked): Promise<Result[]> {
  const results: Result[] = [];
  for (const question of questions) {
    let result: Result = { status: "failed" };
    for (let count = 0; count < policy.attempts && result.status === "failed"; count++) {
      if (count > 0) await new Promise((resolve) => setTimeout(resolve, policy.backoffMs * count));
      result = await tryOnce(endpoints[0], question);
    }
    results.push(result);
  }
  return results;
}

async function tryOnce(url: string, question: string): Promise<Result> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": question },
      body: JSON.stringify({ question }),
    });
    if (!response.ok) return { status: "failed" };
    const { answer } = await response.json();
    return { status: "answered", answer };
  } catch {
    return { status: "failed" };
  }
}
