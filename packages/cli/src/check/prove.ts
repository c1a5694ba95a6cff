import type { AnswerKey, Proofs } from "@assay/answer-keys";
import type { Artifact, Calibration, ExaminerIdentity, Grade, PublicExercise, Tally } from "@assay/exercise";
import { fieldF1 } from "@assay/exercise/panel";
import { type CaseVerdict, type ReplyCache, type SeenSample, grade, graderVersion } from "@assay/grader";
import type { Model } from "@assay/model";
import { type ArtifactRole, collectArtifacts } from "./artifacts.ts";
import { type LabelTally, decoyProblem, lowestLabel, referenceProblem } from "./gate-rule.ts";

/** What a proof runs on. */
export interface ProofContext {
  model: Model;
  examiner: ExaminerIdentity;
  cache: ReplyCache;
  signal: AbortSignal;
  onSample: () => void;
  /** Hears what an artifact came to on each case, hidden ones too. */
  onSeen?: ((seen: ProofSample) => void) | undefined;
}

/** All that was seen of one sample of an artifact. */
export interface ProofSample extends SeenSample {
  role: ArtifactRole;
  variant: number;
}

export interface ProofResult {
  role: ArtifactRole;
  variant: number;
  visible: Tally;
  hidden: Grade["hidden"];
  /** The label with the fewest passes, where the gate is over each label. */
  lowest?: LabelTally;
  secondsPerCase: number;
  problem: string | undefined;
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
      const timed = timeReplies(context.cache);
      const work = { published, answerKey, artifact, variant };
      const hear = (seen: SeenSample) => context.onSeen?.({ ...seen, role, variant });
      const { grade: found, measured } = await submit(work, { ...context, cache: timed.cache, hear });
      const { visible, hidden, outcome, fault } = found;
      if (outcome === "ungraded") throw new Error(fault?.message ?? "the examiner is away");
      const score = { ...hidden, cases: measured };
      const problem = role === "reference" ? referenceProblem(score, gate) : decoyProblem(role, score, gate);
      const secondsPerCase = timed.ms() / 1000 / (visible.total + hidden.total);
      const lowest = gate.metric === "lowestRecall" ? lowestLabel(hidden) : undefined;
      const ofLabel = lowest === undefined ? {} : { lowest };
      yield { role, variant, visible, hidden, ...ofLabel, secondsPerCase, problem };
    }
  }
}

/** Sums how long the replies took when they were made, also those that come from the cache. */
function timeReplies(inner: ReplyCache): { cache: ReplyCache; ms: () => number } {
  let total = 0;
  const cache: ReplyCache = {
    get: async (key) => {
      const reply = await inner.get(key);
      total += reply?.latencyMs ?? 0;
      return reply;
    },
    set: (key, reply) => {
      total += reply.latencyMs;
      return inner.set(key, reply);
    },
  };
  return { cache, ms: () => total };
}

/** Grades an artifact as a submit does. */
export async function submit(
  work: { published: PublicExercise; answerKey: AnswerKey; artifact: Artifact; variant: number },
  { model, examiner, cache, signal, onSample, hear }: ProofContext & { hear?: (seen: SeenSample) => void },
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
    examiner,
    versions: { grader: graderVersion, exercise: exerciseVersion, key: work.answerKey.keyVersion },
    cache,
    now: () => performance.now(),
    signal,
    onHiddenCase: (result) => measured.push(result),
    onSample: hear,
  });
  for await (const event of events) {
    if (event.type === "sample-end") onSample();
    if (event.type === "grading-end" && event.grade !== undefined) return { grade: event.grade, measured };
  }
  throw new Error("the grading ended without a grade");
}

/** Writes what a proof found out as the public record: scores by role and variant, never by case. */
export function toCalibration(
  published: PublicExercise,
  {
    results,
    keyVersion,
    examiner,
    date,
  }: { results: readonly ProofResult[]; keyVersion: string; examiner: ExaminerIdentity; date: string },
): Calibration {
  const variants = [...Map.groupBy(results, (each) => each.variant).values()].map((ofVariant) => ({
    reference: scoreOf(ofVariant, "reference"),
    decoys: {
      empty: scoreOf(ofVariant, "empty"),
      starter: scoreOf(ofVariant, "starter"),
      naive: scoreOf(ofVariant, "naive"),
      "popular-advice": scoreOf(ofVariant, "popular-advice"),
      "hard-coded": scoreOf(ofVariant, "hard-coded"),
    },
  }));
  const reference = results.find((each) => each.role === "reference");
  return {
    examiner,
    date,
    exerciseVersion: published.exerciseVersion,
    keyVersion,
    graderVersion,
    secondsPerCase: Math.max(0.01, Math.round((reference?.secondsPerCase ?? 0) * 100) / 100),
    variants,
  };
}

function scoreOf(results: readonly ProofResult[], role: ArtifactRole) {
  const result = results.find((each) => each.role === role);
  if (result === undefined) throw new Error(`a variant was proved without ${role}`);
  const { hidden, lowest } = result;
  const ofLabel = lowest === undefined ? {} : { lowest: lowest.passed };
  const ofFields = hidden.fields === undefined ? {} : { fieldF1: fieldF1(hidden.fields) };
  return { passed: hidden.passed, total: hidden.total, ...ofLabel, ...ofFields };
}
