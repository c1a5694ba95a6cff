import {
  type NewSubmission,
  type Problem,
  budgetedTexts,
  overBudgetMessage,
  parseArtifact,
} from "@assay/exercise";
import type { Dependencies } from "./dependencies.ts";
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
  const counts = budgetedTexts(published, parsed.artifact).map(({ text, ...budgeted }): Counted => ({
    ...budgeted,
    tokens: countTokens(text),
  }));
  const problems = counts.flatMap(findBudgetProblem);
  if (problems.length > 0) {
    const detail = problems.map((each) => each.message).join(" ");
    return { ok: false, code: "over-budget", detail, problems };
  }
  const { state, message } = await examiner();
  if (state === "downloading" || state === "missing") {
    const detail = message ?? "The examiner is not there yet. Your text is kept; send it again in a moment.";
    return { ok: false, code: "examiner-missing", detail };
  }
  if (counts.some(({ tokens }) => tokens === undefined)) {
    const detail = "Tokens cannot be counted yet. Your text is kept; send it again in a moment.";
    return { ok: false, code: "examiner-missing", detail };
  }
  return { ok: true, body: { ...body, artifact: parsed.artifact } };
}

interface Counted {
  part: string;
  tokenBudget: number;
  /** Absent while the vocabulary is not there yet. */
  tokens: number | undefined;
}

function findBudgetProblem({ part, tokenBudget, tokens }: Counted): NonNullable<Problem["problems"]> {
  if (tokens === undefined || tokens <= tokenBudget) return [];
  return [{ code: "over-budget", part, message: overBudgetMessage(part, tokens, tokenBudget) }];
}
