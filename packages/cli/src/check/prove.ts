import type { AnswerKey } from "@assay/answer-keys";
import type { Artifact, Grade, PublicExercise, Tally } from "@assay/exercise";
import { type MutantCounts, countMutants } from "@assay/exercise/panel";
import {
  type CaseVerdict,
  type ReplyCache,
  type SeenSample,
  type TestSuites,
  grade,
  graderVersion,
} from "@assay/grader";
import type { Model } from "@assay/model";
import type { Sandbox } from "@assay/sandbox";
import { examinerName } from "../examiner-on-demand.ts";
import { type ArtifactRole, collectArtifacts } from "./artifacts.ts";
import {
  type GateProblem,
  type LabelTally,
  decoyProblem,
  lowestLabel,
  referenceProblem,
} from "./gate-rule.ts";
import type { Twin } from "./read-twin.ts";
import type { ProofUnit } from "./units.ts";

/** What a proof runs on. */
export interface ProofContext {
  model: Model;
  /** Runs what learners write as code. */
  sandbox: Pick<Sandbox, "run">;
  cacheOf: (unit: ProofUnit) => ReplyCache;
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
  /** Present where the gate counts planted defects. */
  mutants?: MutantCounts;
  problem: GateProblem | undefined;
}

/** Counts the samples that a proof runs, for a progress bar. */
export const countSamples = ({ exercise, cases }: PublicExercise): number =>
  (1 + 5) * exercise.hidden.variants * (cases.length + exercise.hidden.count) * exercise.samples.count;

/** Runs reference and decoys on every variant, and yields each score with what it says about the gate. */
export async function* prove(
  published: PublicExercise,
  { answerKey, proofs, tests }: Twin,
  context: ProofContext,
): AsyncGenerator<ProofResult> {
  const { gate } = published.exercise.hidden;
  const artifacts = collectArtifacts(published, proofs);
  for (let variant = 1; variant <= answerKey.variants.length; variant++) {
    for (const [role, artifact] of artifacts) {
      const work = { published, answerKey, tests, artifact, variant };
      const cache = context.cacheOf({ role, variant });
      const hear = (seen: SeenSample) => context.onSeen?.({ ...seen, role, variant });
      const { grade: found, measured } = await submit(work, { ...context, cache, hear });
      const { visible, hidden, outcome, fault } = found;
      if (outcome === "ungraded") throw new Error(fault?.message ?? "the examiner is away");
      const score = { ...hidden, cases: measured };
      const problem = role === "reference" ? referenceProblem(score, gate) : decoyProblem(role, score, gate);
      const lowest = gate.metric === "lowestRecall" ? lowestLabel(hidden) : undefined;
      const ofLabel = lowest === undefined ? {} : { lowest };
      const ofMutants = gate.metric === "mutants" ? { mutants: countMutants(hidden.byLabel) } : {};
      yield { role, variant, visible, hidden, ...ofLabel, ...ofMutants, problem };
    }
  }
}

type SubmitContext = ProofContext & { cache: ReplyCache; hear?: (seen: SeenSample) => void };

/** Grades an artifact as a submit does. */
export async function submit(
  work: {
    published: PublicExercise;
    answerKey: AnswerKey;
    tests: TestSuites;
    artifact: Artifact;
    variant: number;
  },
  { model, sandbox, cache, signal, onSample, hear }: SubmitContext,
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
    sandbox,
    // Without a build: a recording is of every build, and what is kept on a machine is filed by it.
    examiner: examinerName,
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
