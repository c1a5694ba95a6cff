import {
  type NewSubmission,
  type Problem,
  type PublicExercise,
  asksExaminer,
  budgetedTexts,
  overBudgetMessage,
  parseArtifact,
} from "@assay/exercise";
import type { Dependencies } from "./dependencies.ts";
import { noSuchExercise } from "./exercises.ts";
import { type ReplayLimit, limitReplay } from "./limit-replays.ts";
import { noSecondExaminer } from "./replays.ts";

type Refusal = {
  ok: false;
  code:
    | "unknown-exercise"
    | "stale-exercise"
    | "artifact-invalid"
    | "over-budget"
    | "examiner-missing"
    | "unknown-examiner"
    | "bad-request";
  detail: string;
  problems?: Problem["problems"];
};

/** Decides whether a submission may be made: validates the artifact against the public exercise. */
export async function admit(
  body: NewSubmission,
  { content, countTokens, examiner, replays }: Dependencies,
): Promise<{ ok: true; body: NewSubmission; limit?: ReplayLimit } | Refusal> {
  const published = content.exercises.get(body.exercise);
  if (published === undefined)
    return { ok: false, code: "unknown-exercise", ...noSuchExercise(body.exercise) };
  const refusal = findExaminerRefusal(body, published, replays);
  if (refusal !== undefined) return refusal;
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
  const missing = asksExaminer(published.exercise) ? await findMissing(examiner) : undefined;
  if (missing !== undefined) return { ok: false, code: "examiner-missing", detail: missing };
  if (counts.some(({ tokens }) => tokens === undefined)) {
    const detail = "Tokens cannot be counted yet. Your text is kept; send it again in a moment.";
    return { ok: false, code: "examiner-missing", detail };
  }
  const limit =
    body.mode === "replay" && replays !== undefined
      ? { limit: limitReplay(replays, { ...published, artifact: parsed.artifact }, new Date()) }
      : {};
  return { ok: true, body: { ...body, artifact: parsed.artifact }, ...limit };
}

/** Says, where there is no examiner to ask yet, how that is. */
async function findMissing(examiner: Dependencies["examiner"]): Promise<string | undefined> {
  const { state, message } = await examiner();
  if (state !== "downloading" && state !== "missing") return undefined;
  return message ?? "The examiner is not there yet. Your text is kept; send it again in a moment.";
}

/** Says what is wrong with the examiner that a submission names, or does not name. */
function findExaminerRefusal(
  { mode, examiner }: NewSubmission,
  { exercise }: PublicExercise,
  replays: Dependencies["replays"],
): Refusal | undefined {
  if (mode !== "replay") {
    const detail = "Only a `replay` names its examiner; what counts runs on the one it was proved on.";
    return examiner === undefined ? undefined : { ok: false, code: "bad-request", detail };
  }
  if (!asksExaminer(exercise)) {
    const detail = "This exercise runs code and asks no examiner: another would change nothing.";
    return { ok: false, code: "bad-request", detail };
  }
  if (replays === undefined) return { ok: false, code: "unknown-examiner", ...noSecondExaminer };
  if (examiner === replays.model) return undefined;
  const detail = `There is no examiner ${examiner ?? "without a name"} to replay on; there is ${replays.model}.`;
  return { ok: false, code: "unknown-examiner", detail };
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
