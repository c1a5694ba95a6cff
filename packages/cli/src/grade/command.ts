import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { type AnswerKey, loadAnswerKey } from "@assay/answer-keys";
import { exerciseFolder, loadContent, loadTestSuites } from "@assay/content";
import {
  type Artifact,
  type PublicExercise,
  asksExaminer,
  formatProblem,
  overBudgetMessage,
} from "@assay/exercise";
import { type GradeOptions, type TestSuites, grade, graderVersion } from "@assay/grader";
import { createSandbox } from "@assay/sandbox";
import { readEnv } from "../env.ts";
import { type ExaminerOnDemand, createExaminerOnDemand, examinerName } from "../examiner-on-demand.ts";
import { findContent } from "../find-content.ts";
import { type Progress, createProgress } from "../progress.ts";
import { findOverBudget } from "../token-budget.ts";
import { UserError } from "../user-error.ts";
import { describeEvent } from "./describe.ts";
import { readArtifact } from "./read-artifact.ts";

/** Says what `assay grade` takes. */
export const gradeHelp = `Usage: assay grade <lesson>/<exercise> <artifact folder or JSON file> [--practice] [--json]

Grades an artifact as the site does: a folder with a file for each part, or JSON of parts by name.

  --practice  the visible cases only
  --json      every event as a line of JSON

Exit codes: 0 passed, 1 failed, 2 it could not be run, 3 ungraded.`;

/** `assay grade <exercise> <artifact> [--practice] [--json]`: exit code 0 passed, 1 failed, 3 ungraded. */
export async function gradeCommand(parameters: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: { practice: { type: "boolean" }, json: { type: "boolean" } },
  });
  const [id, path] = positionals;
  if (id === undefined || path === undefined || positionals.length > 2) {
    throw new UserError(
      "Usage: assay grade <lesson>/<exercise> <artifact folder or JSON file> [--practice] [--json]",
    );
  }
  const env = readEnv();
  const contentFolder = findContent(env.contentFolder);
  const { exercises } = await loadContent(contentFolder, dirname(contentFolder));
  const published = exercises.get(id);
  if (published === undefined)
    throw new UserError(`There is no exercise ${id}. There is: ${[...exercises.keys()].join(", ")}.`);
  const artifact = await readArtifact(path, published);
  const answerKey = values.practice === true ? undefined : await readKey(published, contentFolder);

  const tests = await readTests(published, contentFolder);
  const progress = createProgress(process.stderr);
  await using examiner = createExaminerOnDemand(env, progress, signal);
  await using sandbox = createSandbox();
  await refuseOverBudget(published, artifact, examiner);
  const { exercise, cases, exerciseVersion } = published;
  // Code alone is graded wherever no examiner can be had.
  const identity = asksExaminer(exercise) ? (await examiner.open()).identity : examinerName;
  return await show(
    {
      exercise,
      cases,
      answerKey,
      artifact,
      mode: values.practice === true ? "practice" : "submit",
      run: 1,
      variant: 1,
      seed: "terminal",
      model: examiner.model,
      sandbox,
      tests,
      examiner: identity,
      versions: {
        grader: graderVersion,
        exercise: exerciseVersion,
        ...(answerKey && { key: answerKey.keyVersion }),
      },
      now: () => performance.now(),
      signal,
    },
    { progress, json: values.json === true },
  );
}

/** Refuses what the API would refuse, in the same words. */
async function refuseOverBudget(
  published: PublicExercise,
  artifact: Artifact,
  { countTokens }: Pick<ExaminerOnDemand, "countTokens">,
): Promise<void> {
  const found = await findOverBudget(published, artifact, countTokens);
  if (found.length === 0) return;
  const sentences = found.map(({ part, tokens, tokenBudget }) =>
    overBudgetMessage(part, tokens, tokenBudget),
  );
  throw new UserError(sentences.join("\n"));
}

async function readKey(published: PublicExercise, contentFolder: string): Promise<AnswerKey> {
  const folder = join(contentFolder, "answer-keys", published.exercise.id);
  const key = await loadAnswerKey({ ...published, folder, root: dirname(contentFolder) });
  if (key.ok) return key.value;
  throw new UserError(
    `${key.problems.map(formatProblem).join("\n")}\nOr add --practice to run the visible cases only.`,
  );
}

async function readTests({ exercise }: PublicExercise, contentFolder: string): Promise<TestSuites> {
  const tests = await loadTestSuites(dirname(contentFolder), {
    visible: exerciseFolder(contentFolder, exercise.id),
    hidden: join(contentFolder, "answer-keys", exercise.id),
  });
  if (tests.ok) return tests.value;
  throw new UserError(tests.problems.map(formatProblem).join("\n"));
}

async function show(
  options: GradeOptions,
  { progress, json }: { progress: Progress; json: boolean },
): Promise<number> {
  let code = 0;
  for await (const event of grade(options)) {
    if (event.type === "estimate") {
      const left = event.secondsLeft === undefined ? "" : `, ${Math.ceil(event.secondsLeft)} s left`;
      progress.show(event.done, event.planned, `${event.done} of ${event.planned}${left}`);
    }
    if (event.type === "grading-end" && event.grade)
      code = { passed: 0, failed: 1, ungraded: 3 }[event.grade.outcome];
    const lines = json ? [JSON.stringify(event)] : describeEvent(event);
    if (lines.length > 0) progress.clear();
    for (const line of lines) console.log(line);
  }
  return code;
}
