import type { AnswerKey, Recordings } from "@assay/answer-keys";
import type { PublicExercise } from "@assay/exercise";
import { graderVersion } from "@assay/grader";
import { examinerName } from "../examiner-on-demand.ts";
import type { RecordedReplies } from "./recorded-replies.ts";

/** Says in a sentence what of an exercise's record is missing or of another version, and how to write it; or nothing. */
export function findStaleness(
  published: PublicExercise,
  { keyVersion }: AnswerKey,
  recorded: { recordings: Recordings | undefined; fit: ReturnType<RecordedReplies["fit"]> },
): string[] {
  const found = [calibrationStaleness(published, keyVersion), recordingStaleness(recorded)];
  const stale = found.filter((each) => each !== undefined);
  if (stale.length === 0) return [];
  return [`${stale.join(", and ")}; write it with \`pnpm assay calibrate ${published.exercise.id}\``];
}

function calibrationStaleness(
  { calibration, exerciseVersion }: PublicExercise,
  keyVersion: string,
): string | undefined {
  if (calibration === undefined) return "calibration.json is missing";
  const isCurrent =
    calibration.exerciseVersion === exerciseVersion &&
    calibration.keyVersion === keyVersion &&
    calibration.graderVersion === graderVersion;
  return isCurrent ? undefined : "calibration.json is of another version";
}

function recordingStaleness({
  recordings,
  fit: { asked, missing, unused },
}: Parameters<typeof findStaleness>[2]): string | undefined {
  // An exercise without a model step has nothing to record.
  if (recordings === undefined) return missing === 0 ? undefined : "no replies are recorded";
  const { file } = recordings.examiner;
  if (file !== examinerName.file)
    return `the replies are recorded on another examiner, with the weights ${file?.slice(0, 12) ?? "of an endpoint"}…`;
  if (missing === 0 && unused === 0) return undefined;
  const lacking = `${missing} of ${asked} requests are not recorded`;
  return unused === 0 ? lacking : `${lacking}, and ${unused} that are recorded are sent no more`;
}
