import type { Worker } from "@assay/submissions";
import { type Workshop, exhaustSubmission, runSubmission } from "./run-submission.ts";

/** Four at once: each keeps its own prefix on the examiner, which decodes one at a time. */
const concurrency = 4;

/** Replays have places of their own: an endpoint that hangs takes none from those who are graded. */
const replayPlaces = 4;

/** What only runs code is over in a second; more at once would wait for processors. */
const codePlaces = 2;

/** Records the versions in force and takes submissions out of the line, until disposed; those that ask the examiner once it is `there`. */
export async function startWorker(workshop: Workshop & { there?: Promise<unknown> }): Promise<Worker> {
  const { submissions, content, loadKey, added, there } = workshop;
  const pairs = await Promise.all(
    [...content.exercises.values()].map(async ({ exercise, exerciseVersion }) => {
      const key = await loadKey(exercise.id);
      return key === undefined
        ? []
        : [{ exercise: exercise.id, exerciseVersion, keyVersion: key.keyVersion }];
    }),
  );
  await submissions.recordExerciseVersions(pairs.flat());
  return await submissions.work(
    {
      onRun: (delivery) => runSubmission(delivery, workshop),
      onExhausted: (delivery) => exhaustSubmission(delivery, workshop),
    },
    {
      concurrency,
      replays: added === undefined ? 0 : replayPlaces,
      code: codePlaces,
      ...(there === undefined ? {} : { examiner: there }),
    },
  );
}
