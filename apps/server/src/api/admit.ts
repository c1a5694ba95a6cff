import {
  type Artifact,
  type NewSubmission,
  type Problem,
  type PublicExercise,
  parseArtifact,
} from "@assay/exercise";
import type { CountTokens, Dependencies } from "./dependencies.ts";
import { noSuchExercise } from "./exercises.ts";

type Refusal = {
  ok: false;
  code:
    | "unknown-exercise"
    | "stale-exercise"
    | "artifact-invalid"
    | "over-budget"
    | "examiner-missing"
    | "bad-request";
  detail: string;
  problems?: Problem["problems"];
};

/** Decides whether a submission may be made: validates the artifact against the public exercise. */
export async function admit(
  body: NewSubmission,
  { content, countTokens, examiner }: Dependencies,
): Promise<{ ok: true; body: NewSubmission } | Refusal> {
  const published = content.exercises.get(body.exercise);
  if (published === undefined)
    return { ok: false, code: "unknown-exercise", ...noSuchExercise(body.exercise) };
  if (body.mode === "replay") {
    return {
      ok: false,
      code: "bad-request",
      detail: "No second examiner is set up here, so nothing can be replayed.",
    };
  }
  if (body.exerciseVersion !== published.exerciseVersion) {
    const detail = "The exercise has changed since you opened it. Reload the page; your text is kept.";
    return { ok: false, code: "stale-exercise", detail };
  }
  const parsed = parseArtifact(published, body.artifact);
  if (!parsed.ok) {
    const detail = parsed.problems.map((each) => each.message).join(" ");
    return { ok: false, code: "artifact-invalid", detail, problems: parsed.problems };
  }
  const problems = findBudgetProblems(published, parsed.artifact, countTokens);
  if (problems.length > 0) {
    return {
      ok: false,
      code: "over-budget",
      detail: problems.map((each) => each.message).join(" "),
      problems,
    };
  }
  const { state, message } = await examiner();
  if (state === "downloading" || state === "missing") {
    const detail = message ?? "The examiner is not there yet. Your text is kept; send it again in a moment.";
    return { ok: false, code: "examiner-missing", detail };
  }
  return { ok: true, body: { ...body, artifact: parsed.artifact } };
}

function findBudgetProblems({ exercise }: PublicExercise, artifact: Artifact, countTokens: CountTokens) {
  return Object.entries(exercise.parts).flatMap(([part, declared]) => {
    if (!("tokenBudget" in declared) || declared.tokenBudget === undefined) return [];
    const tokens = countPart(artifact[part], countTokens);
    if (tokens === undefined || tokens <= declared.tokenBudget) return [];
    const message = `The part “${part}” has ${tokens} tokens; ${declared.tokenBudget} are allowed. Shorten it by ${tokens - declared.tokenBudget}.`;
    return [{ code: "over-budget", part, message }];
  });
}

function countPart(value: Artifact[string] | undefined, countTokens: CountTokens): number | undefined {
  if (typeof value === "string") return countTokens(value);
  if (!Array.isArray(value)) return undefined;
  const turns = value.filter((turn) => typeof turn === "object" && "content" in turn);
  return turns.length === value.length ? countTokens(turns) : undefined;
}
