import type { Submissions } from "@assay/submissions";
import type { ExaminerStatus } from "./examiner-status.ts";
import type { Examiner } from "./worker/examiner.ts";

/** Tells how this process's examiner does, or, where it has none, the best of those that gave a sign of life. */
export async function readExaminer(
  own: Examiner | undefined,
  submissions: Submissions,
): Promise<ExaminerStatus> {
  if (own !== undefined) return own.status();
  const present = (await submissions.listExaminers()).filter((each) => each.present);
  const [best] = present.toSorted((a, b) => Number(b.state === "ready") - Number(a.state === "ready"));
  if (best === undefined) {
    const message =
      "No examiner has given a sign of life for a minute. The operator has to start a worker. What you write is kept.";
    return { state: "missing", name: "none", message };
  }
  const state = best.state === "failed" ? "restarting" : best.state;
  return {
    state,
    name: best.name,
    ...(best.file === undefined ? {} : { file: best.file }),
    ...(best.build === undefined ? {} : { build: best.build }),
  };
}
