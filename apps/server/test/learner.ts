import { randomUUID } from "node:crypto";
import type {
  Artifact,
  NewSubmission,
  PublicExercise,
  StateMessage,
  StoredEvent,
  Submission,
} from "@assay/exercise";
import { watchResponse } from "./canaries.ts";
import { type RunView, foldEvents } from "@assay/exercise/panel";

/** A learner at the HTTP door: remembers the cookie, follows event streams. */
export interface Learner {
  get(path: string): Promise<Response>;
  /** Submits the starter, another text, or a whole artifact. */
  submit(mode: "practice" | "submit", artifact?: string | Artifact): Promise<Submission>;
  /** Replays the starter, or another text. */
  replay(examiner: string, prompt?: string): Promise<Submission>;
  post(path: string): Promise<Response>;
  /** Follows a submission until `until` holds, or to the end of the stream. */
  follow(id: string, until?: (seen: Seen) => boolean): Promise<Seen>;
}

/** What a learner has seen of a submission. */
export interface Seen {
  states: StateMessage[];
  events: StoredEvent[];
  view: RunView;
}

/** Creates a learner of the sample exercise; `cookie` continues an earlier one. */
export function createLearner(url: string, id = "sample-lesson/name-product"): Learner & { cookie: string } {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("cookie", learner.cookie);
    return watchResponse(await fetch(url + path, { ...init, headers }), path);
  };
  const learner = {
    cookie: "",
    get: (path: string) => ask(path),
    post: (path: string) => ask(path, { method: "POST" }),
    submit: (mode: "practice" | "submit", artifact?: string | Artifact) => send({ mode }, artifact),
    replay: (examiner: string, prompt?: string) => send({ mode: "replay", examiner }, prompt),
    follow: (submission: string, until?: (seen: Seen) => boolean) => follow(learner, submission, until),
  };
  const send = async (
    sent: Pick<NewSubmission, "mode" | "examiner">,
    handedIn: string | Artifact | undefined,
  ): Promise<Submission> => {
    const exercise: PublicExercise = await (await learner.get(`/api/exercises/${id}`)).json();
    const artifact = typeof handedIn === "string" ? { prompt: handedIn } : (handedIn ?? exercise.starter);
    const response = await ask("/api/submissions", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify({ exercise: id, exerciseVersion: exercise.exerciseVersion, ...sent, artifact }),
    });
    learner.cookie = response.headers.get("set-cookie")?.split(";")[0] ?? learner.cookie;
    if (!response.ok) throw new Error(await response.text());
    return await response.json();
  };
  return learner;
}

async function follow(
  learner: Pick<Learner, "get">,
  id: string,
  until?: (seen: Seen) => boolean,
): Promise<Seen> {
  const response = await learner.get(`/api/submissions/${id}/events`);
  const states: StateMessage[] = [];
  const events: StoredEvent[] = [];
  let rest = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data === undefined) continue;
      if (block.startsWith("event: grade")) events.push(JSON.parse(data));
      else states.push(JSON.parse(data));
    }
    const seen = { states, events, view: foldEvents(undefined, events) };
    if (until?.(seen)) return seen;
  }
  return { states, events, view: foldEvents(undefined, events) };
}
