import type {
  Artifact,
  Attempt,
  CaseVerdicts,
  Earned,
  EarnedHint,
  NewSubmission,
  Problem,
  Submission,
} from "@assay/exercise";

/** What the server says to a request: an answer, a refusal with its problem, or nothing at all. */
export type Reply<T> =
  | { ok: true; value: T }
  | { ok: false; problem: Problem; retryAfter?: number | undefined }
  | { ok: false; problem?: undefined };

/** A draft as the server keeps it. */
export interface KeptDraft {
  artifact: unknown;
  exerciseVersion: string;
  updatedAt: string;
}

/** What a panel asks of the server. */
export interface PanelApi {
  submit: (submission: NewSubmission, key: string) => Promise<Reply<Submission>>;
  read: (id: string) => Promise<Reply<Submission>>;
  cancel: (id: string) => Promise<Reply<Submission>>;
  attempts: (exercise: string) => Promise<Reply<{ attempts: Attempt[] }>>;
  /** How each case of a submission ended. */
  cases: (id: string) => Promise<Reply<CaseVerdicts>>;
  earned: (exercise: string) => Promise<Reply<Earned>>;
  openHint: (exercise: string, rung: number) => Promise<Reply<EarnedHint>>;
  loadDraft: (exercise: string) => Promise<Reply<KeptDraft>>;
  saveDraft: (
    exercise: string,
    draft: { artifact: Artifact; exerciseVersion: string },
  ) => Promise<Reply<undefined>>;
  countTokens: (
    prompt: { type: string; value: unknown },
    signal: AbortSignal,
  ) => Promise<Reply<{ tokens: number }>>;
  /** Where the events of a submission are streamed from. */
  eventsOf: (id: string) => string;
}

/** The API of the server that this page came from. */
export const serverApi: PanelApi = {
  submit: (submission, key) => post("/api/submissions", submission, { "idempotency-key": key }),
  read: (id) => ask(`/api/submissions/${id}`),
  cancel: (id) => post(`/api/submissions/${id}/cancel`),
  attempts: (exercise) => ask(`/api/attempts?exercise=${encodeURIComponent(exercise)}`),
  cases: (id) => ask(`/api/submissions/${id}/cases`),
  earned: (exercise) => ask(`/api/exercises/${exercise}/earned`),
  openHint: (exercise, rung) => post(`/api/exercises/${exercise}/hints/${rung}/open`),
  loadDraft: (exercise) => ask(`/api/drafts/${exercise}`),
  saveDraft: (exercise, draft) => ask(`/api/drafts/${exercise}`, jsonRequest("PUT", draft)),
  countTokens: (prompt, signal) => ask("/api/tokens", { ...jsonRequest("POST", prompt), signal }),
  eventsOf: (id) => `/api/submissions/${id}/events`,
};

const jsonRequest = (method: string, body: unknown, headers?: Record<string, string>): RequestInit => ({
  method,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/** Posts JSON to the server. */
export const post = <T>(
  path: string,
  body: unknown = {},
  headers?: Record<string, string>,
): Promise<Reply<T>> => ask<T>(path, jsonRequest("POST", body, headers));

/** Asks the server. */
export async function ask<T>(path: string, init?: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(path, init);
    // What is not JSON is not from our server: a proxy in between answers for it.
    const body = response.status === 204 ? undefined : await response.json();
    return response.ok ? { ok: true, value: body } : refused(response, body);
  } catch {
    return { ok: false };
  }
}

function refused(response: Response, problem: Problem): Reply<never> {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? { ok: false, problem, retryAfter: seconds } : { ok: false, problem };
}
