import { randomUUIDv7 } from "node:crypto";
import { expect, test } from "vitest";
import { submission as submissionShape } from "@assay/exercise";
import { describeOnBoth } from "../test/databases.ts";
import { submitOne } from "../test/follow.ts";
import { createBody, createRequest, estimate, exercise, gradedEnd, practiceResult } from "../test/samples.ts";
import type { SubmitRequest } from "./submit.ts";
import { take } from "./take.ts";

describeOnBoth("read", (on) => {
  const end = async (request: SubmitRequest, ending: Parameters<typeof gradedEnd>[0]) => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, request);
    const taken = await take(store, id, "worker");
    await submissions.finish(taken!.run, { events: [], end: gradedEnd(ending) });
    return id;
  };

  test("gives a submission to its learner only", async () => {
    const { submissions } = on.opened;
    const request = createRequest();
    const id = await end(request, "passed");
    expect(submissionShape.parse(await submissions.read(id, request.learner))).toMatchObject({ id });
    expect(await submissions.read(id, randomUUIDv7())).toBeUndefined();
    expect(await submissions.read(randomUUIDv7(), request.learner)).toBeUndefined();
  });

  test("gives the result of a practice, which has no grade", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest({ body: createBody({ mode: "practice" }) });
    const id = await submitOne(submissions, request);
    const taken = await take(store, id, "worker");
    expect(await submissions.read(id, request.learner)).not.toHaveProperty("practice");
    await submissions.finish(taken!.run, {
      events: [estimate(1)],
      end: { v: 1, type: "grading-end", practice: practiceResult },
    });
    const read = submissionShape.parse(await submissions.read(id, request.learner));
    expect(read.practice).toEqual(practiceResult);
    expect(read).not.toHaveProperty("grade");
  });

  test("counts as attempts the submits that passed or failed, newest first", async () => {
    const { submissions } = on.opened;
    const { learner } = createRequest();
    const ids = [];
    for (const outcome of ["failed", "ungraded", "passed"] as const) {
      ids.push(await end(createRequest({ learner }), outcome));
    }
    await submitOne(submissions, createRequest({ learner }));
    const elsewhere = createRequest({ learner, body: createBody({ exercise: "other/exercise" }) });
    ids.push(await end(elsewhere, "passed"));
    await end(createRequest(), "passed");
    const attempts = await submissions.listAttempts(learner, exercise);
    expect(attempts.map((each) => [each.id, each.grade.outcome])).toEqual([
      [ids[2], "passed"],
      [ids[0], "failed"],
    ]);
    const all = await submissions.listAttempts(learner);
    expect(all.map((each) => each.id)).toEqual([ids[3], ids[2], ids[0]]);
    expect(await submissions.listAttempts(randomUUIDv7())).toEqual([]);
  });
});
