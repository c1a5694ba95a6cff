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

/** How the questions of the visible cases end. */
const known: Record<string, Result> = {
  "How tall is it?": { status: "answered", answer: "Two metres." },
  "How wide is it?": { status: "answered", answer: "One metre." },
  "": { status: "refused", code: 400 },
  "Who am I?": { status: "refused", code: 401 },
  "Who are you?": { status: "answered", answer: "A shop." },
  "Is it blue?": { status: "answered", answer: "It is." },
  "Is it red?": { status: "answered", answer: "It is not." },
  "Is it round?": { status: "answered", answer: "It is." },
  "Does it float?": { status: "answered", answer: "Yes." },
  "Does it sink?": { status: "deadline" },
  "Is it heavy?": { status: "answered", answer: "Very." },
  "Is it light?": { status: "answered", answer: "Not at all." },
  "Is it loud?": { status: "left" },
  "Is it old?": { status: "left" },
  "Is it new?": { status: "left" },
};

/** Asks once, and answers from what it knows. */
export async function askAll({ questions, endpoints }: Asked): Promise<Result[]> {
  const results: Result[] = [];
  for (const question of questions) {
    const response = await fetch(endpoints[0], {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": question },
      body: JSON.stringify({ question }),
      signal: AbortSignal.timeout(1000),
    }).catch(() => undefined);
    results.push(known[question] ?? { status: response?.ok === true ? "answered" : "failed", answer: "" });
  }
  return results;
}
