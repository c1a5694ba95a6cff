import type { AnswerKey, Proofs } from "@assay/answer-keys";
import type { Artifact, Grade, PublicExercise, Tally } from "@assay/exercise";
import { type CaseVerdict, type ReplyCache, grade, graderVersion } from "@assay/grader";
import type { Model } from "@assay/model";
import { examinerName } from "../examiner-on-demand.ts";
import { type ArtifactRole, collectArtifacts } from "./artifacts.ts";
import {
  type GateProblem,
  type LabelTally,
  decoyProblem,
  lowestLabel,
  referenceProblem,
} from "./gate-rule.ts";
import type { ProofUnit } from "./units.ts";

/** What a proof runs on. */
export interface ProofContext {
  model: Model;
  cacheOf: (unit: ProofUnit) => ReplyCache;
  signal: AbortSignal;
  onSample: () => void;
}

export interface ProofResult {
  role: ArtifactRole;
  variant: number;
  visible: Tally;
  hidden: Grade["hidden"];
  /** The label with the fewest passes, where the gate is over each label. */
  lowest?: LabelTally;
  problem: GateProblem | undefined;
}

/** Counts the samples that a proof runs, for a progress bar. */
export const countSamples = ({ exercise, cases }: PublicExercise): number =>
  (1 + 5) * exercise.hidden.variants * (cases.length + exercise.hidden.count) * exercise.samples.count;

/** Runs reference and decoys on every variant, and yields each score with what it says about the gate. */
export async function* prove(
  published: PublicExercise,
  { answerKey, proofs }: { answerKey: AnswerKey; proofs: Proofs },
  context: ProofContext,
): AsyncGenerator<ProofResult> {
  const { gate } = published.exercise.hidden;
  const artifacts = collectArtifacts(published, proofs);
  for (let variant = 1; variant <= answerKey.variants.length; variant++) {
    for (const [role, artifact] of artifacts) {
      const work = { published, answerKey, artifact, variant };
      const cache = context.cacheOf({ role, variant });
      const { grade: found, measured } = await submit(work, { ...context, cache });
      const { visible, hidden, outcome, fault } = found;
      if (outcome === "ungraded") throw new Error(fault?.message ?? "the examiner is away");
      const score = { ...hidden, cases: measured };
      const problem = role === "reference" ? referenceProblem(score, gate) : decoyProblem(role, score, gate);
      const lowest = gate.metric === "lowestRecall" ? lowestLabel(hidden) : undefined;
      const ofLabel = lowest === undefined ? {} : { lowest };
      yield { role, variant, visible, hidden, ...ofLabel, problem };
    }
  }
}

/** Grades an artifact as a submit does. */
export async function submit(
  work: { published: PublicExercise; answerKey: AnswerKey; artifact: Artifact; variant: number },
  { model, cache, signal, onSample }: ProofContext & { cache: ReplyCache },
): Promise<{ grade: Grade; measured: CaseVerdict[] }> {
  const { exercise, cases, exerciseVersion } = work.published;
  const measured: CaseVerdict[] = [];
  const events = grade({
    ...work,
    exercise,
    cases,
    mode: "submit",
    run: 1,
    seed: "proof",
    model,
    // Without a build: a recording is of every build, and what is kept on a machine is filed by it.
    examiner: examinerName,
    versions: { grader: graderVersion, exercise: exerciseVersion, key: work.answerKey.keyVersion },
    cache,
    now: () => performance.now(),
    signal,
    onHiddenCase: (result) => measured.push(result),
  });
  for await (const event of events) {
    if (event.type === "sample-end") onSample();
    if (event.type === "grading-end" && event.grade !== undefined) return { grade: event.grade, measured };
  }
  throw new Error("the grading ended without a grade");
}
