import { randomUUIDv7 } from "node:crypto";
import { expect, test } from "vitest";
import { describeOnBoth } from "../test/databases.ts";
import { submitOne } from "../test/follow.ts";
import { createRequest, exercise, gradedEnd } from "../test/samples.ts";
import type { EarnedText } from "./earned.ts";
import { take } from "./take.ts";

describeOnBoth("what a learner earns", (on) => {
  const attempt = async (learner: string, earned: EarnedText[]) => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest({ learner }));
    const taken = await take(store, id, "worker");
    return submissions.finish(taken!.run, { events: [], end: gradedEnd("failed"), earned });
  };

  test("keeps it with the grade, by rung, for that learner and exercise only", async () => {
    const { submissions } = on.opened;
    const key = { learner: randomUUIDv7(), exercise };
    await attempt(key.learner, [{ rung: 2, text: "the idea" }]);
    await attempt(key.learner, [{ rung: 1, text: "what failed" }]);
    expect(await submissions.readEarned(key)).toEqual([
      { rung: 1, text: "what failed", at: expect.any(String) },
      { rung: 2, text: "the idea", at: expect.any(String) },
    ]);
    expect(await submissions.readEarned({ ...key, learner: randomUUIDv7() })).toEqual([]);
    expect(await submissions.readEarned({ ...key, exercise: "other/exercise" })).toEqual([]);
  });

  test("leaves what was earned before as it was", async () => {
    const { submissions } = on.opened;
    const key = { learner: randomUUIDv7(), exercise };
    await attempt(key.learner, [{ rung: 1, text: "first" }]);
    await attempt(key.learner, [{ rung: 1, text: "second" }]);
    expect(await submissions.readEarned(key)).toMatchObject([{ rung: 1, text: "first" }]);
  });

  test("notes when it was opened first, and opens nothing that is not earned", async () => {
    const { submissions } = on.opened;
    const key = { learner: randomUUIDv7(), exercise };
    expect(await submissions.openEarned(key, 4)).toBeUndefined();
    await attempt(key.learner, [{ rung: 4, text: "the solution" }]);
    const first = await submissions.openEarned(key, 4);
    expect(first).toMatchObject({ rung: 4, text: "the solution", openedAt: expect.any(String) });
    expect(await submissions.openEarned(key, 4)).toEqual(first);
    expect(await submissions.openEarned({ ...key, learner: randomUUIDv7() }, 4)).toBeUndefined();
    expect(await submissions.readEarned(key)).toEqual([first]);
  });

  test("gives nothing for a run that may no longer write", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    const late = await take(store, id, "late");
    await take(store, id, "newer");
    const earned = [{ rung: 1, text: "what failed" }];
    const written = await submissions.finish(late!.run, { events: [], end: gradedEnd("failed"), earned });
    expect(written).toEqual({ ok: false, reason: "superseded" });
    expect(await submissions.readEarned({ learner: request.learner, exercise })).toEqual([]);
  });
});
