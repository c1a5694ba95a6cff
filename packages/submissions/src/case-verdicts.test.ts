import { randomUUIDv7 } from "node:crypto";
import type { GradeEvent } from "@assay/exercise";
import { expect, test } from "vitest";
import { describeOnBoth } from "../test/databases.ts";
import { submitOne } from "../test/follow.ts";
import { createRequest } from "../test/samples.ts";
import { take } from "./take.ts";

const visible = (id: string, verdict: "pass" | "fail"): GradeEvent => ({
  v: 1,
  type: "case-end",
  of: { case: id, label: "question" },
  verdict,
});
const hidden = (opaqueId: string): GradeEvent => ({
  v: 1,
  type: "case-end",
  of: { opaqueId, label: "question" },
  verdict: "ungraded",
});

describeOnBoth("case verdicts", (on) => {
  test("tells how each case of the newest run ended, to its learner only", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    expect(await submissions.readCaseVerdicts(id, request.learner)).toEqual({ visible: {}, hidden: {} });
    const lost = await take(store, id, "lost");
    await submissions.append(lost!.run, [visible("one", "fail"), visible("two", "fail")]);
    const newest = await take(store, id, "newest");
    await submissions.append(newest!.run, [visible("one", "pass"), hidden("0123456789ab")]);
    expect(await submissions.readCaseVerdicts(id, request.learner)).toEqual({
      visible: { one: "pass" },
      hidden: { "0123456789ab": "ungraded" },
    });
    expect(await submissions.readCaseVerdicts(id, randomUUIDv7())).toBeUndefined();
    expect(await submissions.readCaseVerdicts(randomUUIDv7(), request.learner)).toBeUndefined();
  });
});
