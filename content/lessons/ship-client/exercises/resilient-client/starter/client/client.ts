// What you find here: `fetch`, `AbortController`,
// `AbortSignal` (with `timeout` and `any`), `setTimeout` and
// `Date`. All of them run on a clock of their own, which
// begins on 1 January 2026: nobody waits in earnest.
//
// An attempt is a POST of { "question": … } as JSON with the
// header `idempotency-key`: the same for every attempt of a
// question, on either endpoint, and another one for the next
// question. A good reply is { "answer": … } with status 200.
// - Status 429, 500, 502, 503 or 504: nothing was charged,
//   try again.
// - Any other error status: `refused` with its code, at once.
// - `fetch` throws and `error.cause.code` is "ECONNREFUSED":
//   nothing was sent, try again.
// - The connection is lost otherwise, or the whole reply is
//   not there `replyMs` after the attempt began, which then
//   is aborted: the attempt is lost, and perhaps charged. Try
//   again; a known key is not charged again.
//
// Trying again:
// - There are `attempts` attempts on an endpoint, the first
//   one included.
// - The wait is `backoffMs` before the second attempt, and
//   doubles each time; make it longer at random, up to twice
//   that.
// - Where the last reply has a `retry-after` that can be
//   read, in seconds or as a date, wait until then instead,
//   and at most `backoffMs` longer.
// - A wait that would not end before the deadline is not
//   begun: that is the end of this endpoint.
// - When the first endpoint is at its end, the second one is
//   asked, at once. Not if an attempt was lost: the second
//   one knows nothing of what the first has charged. When
//   there is nothing left to try: `failed`.
//
// Ending early, whatever is going on, waiting included:
// - `deadlineMs` after a question was begun: abort,
//   `deadline`.
// - `leavesAfterMs` after `askAll` was called, if it is not
//   null, the user leaves: abort, and this question and all
//   that are left end as `left`. Nothing is asked any more.

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

export async function askAll({ questions, endpoints }: Asked): Promise<Result[]> {
  const results: Result[] = [];
  for (const question of questions) results.push(await ask(question, endpoints[0]));
  return results;
}

async function ask(question: string, url: string): Promise<Result> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": "my-key" },
    body: JSON.stringify({ question }),
  });
  if (!response.ok) return { status: "refused", code: response.status };
  const { answer } = await response.json();
  return { status: "answered", answer };
}
