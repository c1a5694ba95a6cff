import { randomUUIDv7 } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeOnBoth } from "../test/databases.ts";
import { submitOne } from "../test/follow.ts";
import { createRequest, exercise } from "../test/samples.ts";
import { endPassed, holdWorker } from "../test/workers.ts";
import { examiners, exerciseVersions, runs, workers } from "./tables.ts";

const draft = { exerciseVersion: "0123456789abcdef", artifact: { prompt: "Message: {{message}}" } };
const beat = { id: "one", name: "SmolLM2", file: "b179", state: "ready", speed: { prefill: 380 } } as const;

describeOnBoth("drafts, heartbeats and versions", (on) => {
  test("keeps one draft for a learner and exercise, the last", async () => {
    const { submissions } = on.opened;
    const key = { learner: randomUUIDv7(), exercise };
    expect(await submissions.readDraft(key)).toBeUndefined();
    await submissions.putDraft(key, draft);
    const changed = { exerciseVersion: "fedcba9876543210", artifact: { prompt: "changed" } };
    await submissions.putDraft(key, changed);
    expect(await submissions.readDraft(key)).toMatchObject(changed);
    expect(await submissions.readDraft({ ...key, exercise: "other/exercise" })).toBeUndefined();
    expect(await submissions.readDraft({ ...key, learner: randomUUIDv7() })).toBeUndefined();
  });

  test("tells an examiner that is present from one silent for more than a minute", async () => {
    const { submissions, store } = on.opened;
    await submissions.beatExaminer({ ...beat, state: "starting" });
    await submissions.beatExaminer({ ...beat, id: "two" });
    await submissions.beatExaminer(beat);
    const silent = (seconds: number) =>
      store.db
        .update(examiners)
        .set({ updatedAt: sql`now() - make_interval(secs => ${seconds})` })
        .where(eq(examiners.id, "two"));
    await silent(55);
    expect(await submissions.listExaminers()).toMatchObject([
      { ...beat, present: true },
      { ...beat, id: "two", present: true },
    ]);
    await silent(65);
    expect(await submissions.listExaminers()).toMatchObject([
      { present: true },
      { id: "two", present: false },
    ]);
    await silent(25 * 3600);
    await submissions.beatExaminer(beat);
    expect(await submissions.listExaminers()).toMatchObject([{ id: "one" }]);
  });

  test("lists a worker while it works, with its runs and their lease", async () => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest());
    {
      await using worker = await holdWorker(submissions, { concurrency: 3 });
      const { run, release } = await worker.next();
      const [listed] = await submissions.listWorkers();
      expect(listed).toMatchObject({ concurrency: 3, present: true });
      expect(await submissions.listRecentRuns(1)).toMatchObject([
        { submission: id, no: 1, exercise, mode: "submit", worker: listed?.id },
      ]);
      await endPassed(submissions, run);
      release();
    }
    expect(await store.db.select().from(workers)).toEqual([]);
    const [ended] = await submissions.listRecentRuns(1);
    expect(ended).toMatchObject({ submission: id, endedBecause: "done" });
    expect(await store.db.select().from(runs).where(eq(runs.submission, id))).toHaveLength(1);
  });

  test("records each pair of versions once, when it was first seen", async () => {
    const { submissions, store } = on.opened;
    const pair = { exercise, exerciseVersion: "0123456789abcdef", keyVersion: "fedcba9876543210" };
    await submissions.recordExerciseVersions([pair]);
    const [first] = await store.db.select().from(exerciseVersions);
    await submissions.recordExerciseVersions([pair, { ...pair, keyVersion: "00000000ffffffff" }]);
    await submissions.recordExerciseVersions([]);
    const all = await store.db.select().from(exerciseVersions).orderBy(exerciseVersions.seenAt);
    expect(all).toMatchObject([first, { ...pair, keyVersion: "00000000ffffffff" }]);
  });
});
