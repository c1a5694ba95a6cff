import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import {
  type AnswerKey,
  type Earned,
  type Proofs,
  type Recordings,
  loadAnswerKey,
  loadEarned,
  loadProofs,
  loadRecordings,
} from "@assay/answer-keys";
import { exerciseFolder, loadTestSuites } from "@assay/content";
import type { AuthorProblem, PublicExercise } from "@assay/exercise";
import type { TestSuites } from "@assay/grader";
import { findFragileTests } from "./fragile-tests.ts";
import { findCopiedReference, findStaticProblems } from "./static-rules.ts";

/** The private half of an exercise, as a proof needs it. */
export interface Twin {
  answerKey: AnswerKey;
  proofs: Proofs;
  tests: TestSuites;
}

/** What was read of a private half; `twin` only when all of it could be. */
export interface ReadTwin {
  twin: Twin | undefined;
  answerKey: AnswerKey | undefined;
  recordings: Recordings | undefined;
  earned: Earned | undefined;
  /** What its files say wrong. */
  problems: AuthorProblem[];
  /** What its recordings say wrong: a calibration writes them anew. */
  recordingProblems: AuthorProblem[];
  /** What the rules for an exercise say, a sentence each. */
  ruleProblems: string[];
}

/** Loads the private half of an exercise and lists everything that can be said without running it. */
export async function readTwin(
  published: PublicExercise,
  contentFolder: string,
  root: string,
): Promise<ReadTwin> {
  const folder = join(contentFolder, "answer-keys", published.exercise.id);
  if (!existsSync(folder)) return missingTwin(relative(root, folder));
  const place = { ...published, folder, root };
  const visible = exerciseFolder(contentFolder, published.exercise.id);
  const [key, proofs, earned, tests, recordings] = await Promise.all([
    loadAnswerKey(place),
    loadProofs(place),
    loadEarned(place),
    loadTestSuites(root, { visible, hidden: folder }),
    loadRecordings(place),
  ]);
  const answerKey = key.ok ? key.value : undefined;
  return {
    twin:
      key.ok && proofs.ok && tests.ok
        ? { answerKey: key.value, proofs: proofs.value, tests: tests.value }
        : undefined,
    answerKey,
    recordings: recordings.ok ? recordings.value : undefined,
    recordingProblems: recordings.ok ? [] : recordings.problems,
    earned: earned.ok ? earned.value : undefined,
    problems: [
      ...[key, proofs, earned, tests].flatMap((read) => (read.ok ? [] : read.problems)),
      ...(proofs.ok ? findCopiedReference(proofs.value) : []).map((role) => ({
        file: relative(root, join(folder, "decoys", role)),
        message: "this decoy is the reference; write an artifact that must fail",
      })),
    ],
    ruleProblems: [
      ...(answerKey === undefined ? [] : findStaticProblems(published, answerKey)),
      ...(tests.ok ? findFragileTests(published, tests.value.visible) : []),
    ],
  };
}

/** One sentence for a whole folder, not one for each of its files. */
const missingTwin = (file: string): ReadTwin => ({
  twin: undefined,
  answerKey: undefined,
  recordings: undefined,
  recordingProblems: [],
  earned: undefined,
  problems: [
    {
      file,
      message: "the private half is missing; write cases.yaml, reference/, decoys/ and earned/ there",
    },
  ],
  ruleProblems: [],
});
