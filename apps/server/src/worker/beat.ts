import { randomUUIDv7 } from "node:crypto";
import type { Submissions } from "@assay/submissions";
import type { Examiner } from "./examiner.ts";

const beatMs = 15_000;

/** Tells the database every quarter of a minute, and when asked, how the examiner of this process does. */
export function startBeat(submissions: Submissions, examiner: Examiner, report: (error: Error) => void) {
  const id = randomUUIDv7();
  const tell = async (): Promise<void> => {
    const { state, name, file, build } = examiner.status();
    // An examiner without weights is none.
    if (state === "downloading" || state === "missing") return;
    await submissions.beatExaminer({
      id,
      name,
      ...(file === undefined ? {} : { file }),
      ...(build === undefined ? {} : { build }),
      state,
      speed: await examiner.speed(),
    });
  };
  const tellSafely = (): void =>
    void tell().catch((error: unknown) => report(error instanceof Error ? error : new Error(String(error))));
  const timer = setInterval(tellSafely, beatMs);
  return { now: tellSafely, [Symbol.dispose]: () => clearInterval(timer) };
}
