import { randomUUID } from "node:crypto";
import { loadContent } from "@assay/content";
import type { NewSubmission, StateMessage, StoredEvent, Submission } from "@assay/exercise";
import { foldEvents } from "@assay/exercise/panel";
import { ModelError } from "@assay/model";
import { type Script, createFakeModel } from "@assay/model/fake";
import { createSandbox } from "@assay/sandbox";
import { afterAll, expect, test } from "vitest";
import type { Message } from "@assay/submissions";
import { assertNoCanary, earnedCanaries } from "../../test/canaries.ts";
import { openTestDatabase, sampleContent } from "../api/test-app.ts";
import { createKeyLoaders } from "./load-keys.ts";
import type { Workshop } from "./run-submission.ts";
import { startWorker } from "./start-worker.ts";

const submissions = await openTestDatabase();
const sandbox = createSandbox();
afterAll(() => Promise.all([submissions.close(), sandbox.close()]));
const content = await loadContent(sampleContent);
const published = content.exercises.get("sample-lesson/name-product")!;
const learner = randomUUID();

const workshop = (script: Script, changes: Partial<Workshop> = {}): Workshop => ({
  submissions,
  content,
  ...createKeyLoaders(content, { contentFolder: sampleContent, report: () => undefined }),
  model: createFakeModel(script),
  sandbox,
  examiner: () => ({ name: "scripted" }),
  ...changes,
});

const words = ["radio", "lamp", "tent", "zuvofa", "quimbel", "drastop", "kelvort"];
const wordIn = (prompt: string): string =>
  words.find((word) => prompt.split("\n\n").at(-1)?.includes(word)) ?? "";
const right: Script = (request) => ` ${wordIn(request.kind === "completion" ? request.prompt : "")}`;

async function submit(
  mode: "practice" | "submit" = "submit",
  changes: Partial<NewSubmission> = {},
  by = learner,
): Promise<Submission> {
  const result = await submissions.submit({
    learner: by,
    idempotencyKey: randomUUID(),
    body: {
      exercise: published.exercise.id,
      exerciseVersion: published.exerciseVersion,
      mode,
      artifact: published.starter,
      ...changes,
    },
  });
  if (!result.ok) throw new Error(result.reason);
  return result.submission;
}

/** The planted words that a message may carry: those that it says are earned. */
function earnedBy(message: Message): string[] {
  if (message.kind !== "event") return [];
  const { event } = message.stored;
  if (event.type === "debrief") return [earnedCanaries[5] ?? ""];
  return event.type === "hint-earned" ? [earnedCanaries[event.rung] ?? ""] : [];
}

/** Follows a submission until it is over, or until `until` says so. */
async function follow(
  id: string,
  until?: (states: StateMessage[], events: StoredEvent[]) => boolean,
  by = learner,
) {
  const states: StateMessage[] = [];
  const events: StoredEvent[] = [];
  for await (const message of submissions.subscribe(id, 0, new AbortController().signal)) {
    assertNoCanary(JSON.stringify(message), "an event", earnedBy(message));
    if (message.kind === "state") states.push(message.message);
    else events.push(message.stored);
    if (until?.(states, events)) break;
  }
  return { states, events, view: foldEvents(undefined, events), kept: await submissions.read(id, by) };
}

test("grades a submission and keeps the grade with its events", async () => {
  await using _worker = await startWorker(workshop(right));
  const { view, kept, states } = await follow((await submit()).id);
  expect(view.visible.map((cell) => cell.state)).toEqual(["pass", "pass", "pass"]);
  expect(view.hidden.map((cell) => cell.state)).toEqual(["pass", "pass", "pass", "pass"]);
  expect(view.grade).toMatchObject({ outcome: "passed", versions: { exercise: published.exerciseVersion } });
  expect(kept?.grade).toEqual(view.grade);
  expect(states.at(-1)?.state).toBe("done");
});

test("ends a practice without a grade and without a hidden case", async () => {
  await using _worker = await startWorker(workshop(right));
  const { view, kept } = await follow((await submit("practice")).id);
  expect(view.practice).toMatchObject({ visible: { passed: 3, total: 3 } });
  expect(view.hidden).toEqual([]);
  expect(kept?.grade).toBeUndefined();
});

test("tells of case 1 while case 2 is still being answered", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const blocked: Script = async (request, call) => {
    if (call.index === 1) await released;
    return await right(request, call);
  };
  await using _worker = await startWorker(workshop(blocked));
  const { id } = await submit("practice");
  const early = await follow(id, (_states, events) => events.some(({ event }) => event.type === "case-end"));
  expect(early.view.visible.map((cell) => cell.state)).toEqual(["pass", "pending", "pending"]);
  expect(early.kept?.status.state).toBe("running");
  release();
  expect((await follow(id)).view.visible.map((cell) => cell.state)).toEqual(["pass", "pass", "pass"]);
});

test("shows why it waits, goes on, and loses nothing", async () => {
  const { promise: seen, resolve: onSeen } = Promise.withResolvers<void>();
  const model = createFakeModel(async (request, call) => {
    if (call.index === 1) {
      call.onWait?.({ code: "rate-limited", until: Date.parse("2030-01-01T12:03:10Z") });
      await seen;
      call.onWait?.(undefined);
    }
    return await right(request, call);
  });
  await using _worker = await startWorker(workshop(right, { model }));
  const { id } = await submit("practice");
  const waiting = await follow(id, (states) => states.at(-1)?.state === "waiting");
  expect(waiting.states.at(-1)).toMatchObject({
    state: "waiting",
    reason: { code: "rate-limited" },
    until: "2030-01-01T12:03:10.000Z",
  });
  onSeen();
  expect((await follow(id)).view.practice?.visible.passed).toBe(3);
});

test("is ungraded after three lost runs, never failed", async () => {
  await using _worker = await startWorker(workshop(() => new ModelError("unreachable", "away")));
  const { view, kept } = await follow((await submit()).id);
  expect(view.run).toBe(4);
  expect(kept?.grade).toMatchObject({
    outcome: "ungraded",
    fault: { code: "run-lost" },
    hidden: { passed: 0 },
  });
}, 30_000);

test("starts the cells again when a run is lost, and grades once", async () => {
  let calls = 0;
  const flaky: Script = (request, call) =>
    (calls += 1) === 3 ? new ModelError("unavailable", "restarting") : right(request, call);
  await using _worker = await startWorker(workshop(flaky));
  const { events, view } = await follow((await submit()).id);
  expect(view).toMatchObject({ run: 2, grade: { outcome: "passed" } });
  expect(events.filter(({ event }) => event.type === "grading-end")).toHaveLength(1);
}, 30_000);

test("stops asking the model when the learner cancels", async () => {
  const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
  const { promise: stopped, resolve: onStopped } = Promise.withResolvers<void>();
  const model = createFakeModel(
    (_request, { signal }) =>
      new Promise<string>((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          onStopped();
          reject(new Error("aborted"));
        });
        onAsked();
      }),
  );
  await using _worker = await startWorker(workshop(right, { model }));
  const { id } = await submit();
  await asked;
  await submissions.cancel(id, learner);
  await stopped;
  expect((await follow(id)).states.at(-1)?.state).toBe("cancelled");
  expect(model.requests).toHaveLength(1);
});

test("says that the exercise changed while it was in line", async () => {
  await using _worker = await startWorker(workshop(right));
  const { kept } = await follow((await submit("submit", { exerciseVersion: "0123456789abcdef" })).id);
  expect(kept?.grade).toMatchObject({
    outcome: "ungraded",
    fault: { message: expect.stringContaining("changed") },
  });
});

test("is ungraded when the answer key cannot be read, and tells the operator where, not what", async () => {
  const reports: Error[] = [];
  const keys = createKeyLoaders(content, {
    contentFolder: "/nowhere",
    report: (error) => reports.push(error),
  });
  await using _worker = await startWorker(workshop(right, keys));
  const { kept } = await follow((await submit()).id);
  expect(kept?.grade).toMatchObject({ outcome: "ungraded", fault: { code: "internal" } });
  expect(reports.map((error) => error.message).toSorted()).toEqual(
    ["count-letters", "name-product"].map(
      (slug) =>
        `The answer key of sample-lesson/${slug} cannot be read (sample-lesson/${slug}/cases.yaml:1). Run: pnpm assay check sample-lesson/${slug}`,
    ),
  );
});

test("runs four submissions at once", async () => {
  let inFlight = 0;
  const { promise: four, resolve: onFour } = Promise.withResolvers<void>();
  const meeting: Script = async (request, call) => {
    inFlight += 1;
    if (inFlight === 4) onFour();
    await four;
    return await right(request, call);
  };
  await using _worker = await startWorker(workshop(meeting));
  const made = await Promise.all([1, 2, 3, 4].map(() => submit("practice")));
  const ended = await Promise.all(made.map(({ id }) => follow(id)));
  expect(ended.map(({ view }) => view.practice?.visible.passed)).toEqual([3, 3, 3, 3]);
});

test("releases a hint for each failed attempt with a changed text, to that learner alone", async () => {
  await using _worker = await startWorker(workshop(() => "wrong"));
  const key = { learner, exercise: published.exercise.id };
  const told: string[][] = [];
  for (const prompt of ["one {{message}}", "one {{message}}", "two {{message}}"]) {
    const { events } = await follow((await submit("submit", { artifact: { prompt } })).id);
    told.push(events.flatMap(({ event }) => (event.type === "hint-earned" ? [event.text ?? ""] : [])));
  }
  expect(told).toEqual([["Hint 1: wexilane."], [], ["Hint 2: yortimal."]]);
  const hints = (await submissions.readEarned(key)).filter(({ rung }) => rung <= 4);
  expect(hints.map(({ rung, text }) => [rung, text])).toEqual([
    [1, "Hint 1: wexilane."],
    [2, "Hint 2: yortimal."],
  ]);
  expect(await submissions.readEarned({ ...key, learner: randomUUID() })).toEqual([]);
});

test("gives the debrief for passing, before the end", async () => {
  await using _worker = await startWorker(workshop(right));
  const passer = randomUUID();
  const { events } = await follow((await submit("submit", {}, passer)).id, undefined, passer);
  expect(events.slice(-2).map(({ event }) => event.type)).toEqual(["debrief", "grading-end"]);
});

test("earns nothing by practice, and grades when the hints cannot be read", async () => {
  const reports: Error[] = [];
  const { loadEarned } = createKeyLoaders(content, {
    contentFolder: "/nowhere",
    report: (error) => reports.push(error),
  });
  await using _worker = await startWorker(workshop(right, { loadEarned }));
  const stranger = randomUUID();
  const practised = await follow((await submit("practice", {}, stranger)).id, undefined, stranger);
  expect(practised.events.map(({ event }) => event.type)).not.toContain("debrief");
  expect(reports).toEqual([]);
  const { view } = await follow((await submit("submit", {}, stranger)).id, undefined, stranger);
  expect(view.grade?.outcome).toBe("passed");
  expect(reports.map((error) => error.message)).toEqual([
    expect.stringContaining("The hints and debrief of sample-lesson/name-product cannot be read"),
  ]);
});
