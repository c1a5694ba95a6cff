import { randomUUIDv7 } from "node:crypto";
import type { Submissions } from "@assay/submissions";
import type { Examiner } from "./examiner.ts";

const beatMs = 15_000;

/** Tells the database every quarter of a minute, and when asked, how the examiner of this process does. */
export function startBeat(submissions: Submissions, examiner: Examiner, report: (error: Error) => void) {
  const id = randomUUIDv7();
  let isOver = false;
  let told = Promise.resolve();
  const tell = async (): Promise<void> => {
    const { state, name, file, build } = examiner.status();
    // An examiner without weights is none.
    if (state === "downloading" || state === "missing") return;
    const speed = await examiner.speed();
    if (isOver) return;
    await submissions.beatExaminer({
      id,
      name,
      ...(file === undefined ? {} : { file }),
      ...(build === undefined ? {} : { build }),
      state,
      speed,
    });
  };
  const tellSafely = (): void => {
    if (isOver) return;
    told = told
      .then(tell)
      .catch((error: unknown) => report(error instanceof Error ? error : new Error(String(error))));
  };
  const timer = setInterval(tellSafely, beatMs);
  return {
    now: tellSafely,
    // The examiner changes once more when it is closed, and the database is closed before it.
    [Symbol.asyncDispose]: async () => {
      isOver = true;
      clearInterval(timer);
      await told;
    },
  };
}
