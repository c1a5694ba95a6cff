import { randomUUID } from "node:crypto";
import { loadContent } from "@assay/content";
import type { PracticeResult, Submission } from "@assay/exercise";
import { ModelError } from "@assay/model";
import { type FakeOptions, type Script, createFakeModel } from "@assay/model/fake";
import { RunStopped } from "@assay/submissions";
import { createSandbox } from "@assay/sandbox";
import { afterAll, expect, test } from "vitest";
import { openTestDatabase, sampleContent } from "../api/test-app.ts";
import { createKeyLoaders } from "./load-keys.ts";
import { chooseForReplay, forOneReplay } from "./replay.ts";
import type { Workshop } from "./run-submission.ts";
import { startWorker } from "./start-worker.ts";

const submissions = await openTestDatabase();
const sandbox = createSandbox();
afterAll(() => Promise.all([submissions.close(), sandbox.close()]));
const content = await loadContent(sampleContent);
const published = content.exercises.get("sample-lesson/name-product")!;
const examiner = "larger-model";

function workshop(script: Script, options: FakeOptions = {}): Workshop {
  const model = createFakeModel(script, { concurrency: 2, ...options });
  return {
    submissions,
    content,
    ...createKeyLoaders(content, { contentFolder: sampleContent, report: () => undefined }),
    model: createFakeModel(() => " the embedded one"),
    sandbox,
    examiner: () => ({ name: "embedded" }),
    added: { id: examiner, model, identity: { name: examiner } },
  };
}

const learner = randomUUID();
async function replay(named = examiner): Promise<Submission> {
  const result = await submissions.submit({
    learner,
    idempotencyKey: randomUUID(),
    body: {
      exercise: published.exercise.id,
      exerciseVersion: published.exerciseVersion,
      mode: "replay",
      examiner: named,
      artifact: published.starter,
    },
    replay: { mostCost: 5000, mayGo: () => true },
  });
  if (!result.ok) throw new Error(result.reason);
  return result.submission;
}

/** Follows a replay to its end, and gives what came of it. */
async function resultOf({ id }: Submission): Promise<PracticeResult> {
  for await (const _message of submissions.subscribe(id, 0, new AbortController().signal));
  const kept = await submissions.read(id, learner);
  if (kept?.practice === undefined) throw new Error(`nothing came of it: ${JSON.stringify(kept)}`);
  return kept.practice;
}

const spentToday = async () => (await submissions.readReplayUse(learner)).learner;

test("runs the visible cases on the added examiner, and counts what that cost in place of the most", async () => {
  const price = { input: 2, output: 10 };
  await using _worker = await startWorker(workshop(() => " radio", { price }));
  const before = await spentToday();
  const submission = await replay();
  expect(await spentToday()).toBe(before + 5000);
  const result = await resultOf(submission);
  expect(result).toMatchObject({ visible: { passed: 1, total: 3 }, examiner: { name: examiner } });
  // Each of three calls: 10 tokens sent, 2 back.
  expect(result.cost).toBeCloseTo((3 * (10 * 2 + 2 * 10)) / 1e6);
  expect(await spentToday()).toBe(before + 120);
  expect(await submissions.readLastReplay(examiner)).toEqual({ at: expect.any(String) });
});

test("is no attempt and earns nothing", async () => {
  await using _worker = await startWorker(workshop(() => " radio"));
  await resultOf(await replay());
  expect(await submissions.listAttempts(learner)).toEqual([]);
  expect(await submissions.readEarned({ learner, exercise: published.exercise.id })).toEqual([]);
});

test("keeps the most as spent where nobody says what it cost", async () => {
  await using _worker = await startWorker(workshop(() => " radio", { price: undefined }));
  const before = await spentToday();
  expect(await resultOf(await replay())).not.toHaveProperty("cost");
  expect(await spentToday()).toBe(before + 5000);
});

test("keeps what came back before the endpoint failed, says why, and asks no more", async () => {
  const script: Script = (_request, { index }) =>
    index === 0 ? " radio" : new ModelError("unavailable", "The model answered 503.");
  const { added, ...rest } = workshop(script, { concurrency: 1 });
  await using _worker = await startWorker({ ...rest, added });
  const result = await resultOf(await replay());
  expect(result).toMatchObject({
    visible: { passed: 1, total: 3, ungraded: 2 },
    fault: { message: "The model answered 503." },
  });
  expect(added?.model).toHaveProperty("requests.length", 2);
  expect(await submissions.readLastReplay(examiner)).toMatchObject({ fault: result.fault });
});

test("says that an endpoint has no completions", async () => {
  const gone = new ModelError("refused", "It knows no such model.", { detail: "404 model_not_found" });
  await using _worker = await startWorker(workshop(() => gone));
  const { visible, fault } = await resultOf(await replay());
  expect(visible).toMatchObject({ passed: 0, ungraded: 3 });
  expect(fault?.message).toMatch(/^This endpoint has no completions for this model/);
});

test("says that the examiner is another one by now, at no cost", async () => {
  await using _worker = await startWorker(workshop(() => " radio"));
  const before = await spentToday();
  const { fault } = await resultOf(await replay("the-one-before"));
  expect(fault?.message).toBe("The examiner the-one-before is not set up here any more.");
  expect(await spentToday()).toBe(before);
});

test("does not pay twice for a replay whose run was lost", () => {
  const { added } = workshop(() => " radio");
  const delivery = (no: number) => ({
    submission: {
      ...published,
      exercise: "",
      mode: "replay" as const,
      examiner,
      artifact: {},
      id: "",
      learner,
      variant: 1,
    },
    run: { submission: "", no },
    signal: new AbortController().signal,
  });
  expect(chooseForReplay(delivery(1), added)).toMatchObject({ examiner: { name: examiner } });
  expect(chooseForReplay(delivery(2), added)).toMatchObject({ fault: { code: "run-lost" } });
});

test("passes a stop on as it is, and a request that is too long by itself", async () => {
  const errors = [new ModelError("too-long", "too long"), new RunStopped("cancelled")];
  const model = forOneReplay(createFakeModel([...errors, " radio"]));
  const settings = { temperature: 0, topP: 1, maxTokens: 1, stop: [] };
  const request = { kind: "completion", prompt: "x", settings } as const;
  const send = () => model.send(request, { seed: 1, signal: new AbortController().signal });
  for (const error of errors) await expect(send()).rejects.toBe(error);
  expect(await send()).toMatchObject({ output: " radio" });
});
