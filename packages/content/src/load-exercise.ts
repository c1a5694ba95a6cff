import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import {
  type AuthorProblem,
  type Case,
  type Exercise,
  type PublicExercise,
  type Read,
  artifactFromFiles,
  calibration,
  exercise as exerciseSchema,
  findCaseProblems,
  testFilesOf,
  visibleCases,
} from "@assay/exercise";
import { parse } from "yaml";
import { readFile } from "./read-file.ts";
import { testFileOf } from "./load-tests.ts";
import { readFolder } from "./read-folder.ts";

/** Everything that is text: other files may lie beside them. */
const ownFiles = "{exercise.yaml,cases.yaml,calibration.json,starter/**/*.*,tests/**/*.*}";

/** Loads the public half of an exercise from its folder; `root` is what file names in problems are relative to. */
export async function loadExercise(root: string, folder: string): Promise<Read<PublicExercise>> {
  const read = await readFolder(root, folder, ownFiles);
  if (!read.ok) return read;
  const files = read.value;
  const place = relative(root, folder);
  const exercise = readFile(exerciseSchema, { files, place, name: "exercise.yaml" });
  const cases = readFile(visibleCases, { files, place, name: "cases.yaml" });
  const problems = [...(exercise.ok ? [] : exercise.problems), ...(cases.ok ? [] : cases.problems)];
  if (!exercise.ok || !cases.ok) return { ok: false, problems };

  const context = { exercise: exercise.value, cases: cases.value };
  const starter = readStarter(context, files, place);
  const proof = files.has("calibration.json")
    ? readFile(calibration, { files, place, name: "calibration.json" })
    : undefined;
  problems.push(
    ...idProblems(exercise.value, folder, {
      file: join(place, "exercise.yaml"),
      ...exercise.placeOf(["id"]),
    }),
  );
  problems.push(
    ...findCaseProblems(context).map(({ path, message }): AuthorProblem => ({
      file: join(place, "cases.yaml"),
      ...cases.placeOf(path),
      field: path.join("."),
      message,
    })),
  );
  const tests = testSources(files);
  problems.push(...missingTests(exercise.value, tests, place));
  if (!starter.ok) problems.push(...starter.problems);
  if (proof?.ok === false) problems.push(...proof.problems);
  if (problems.length > 0 || !starter.ok) return { ok: false, problems };
  return {
    ok: true,
    value: {
      ...context,
      exerciseVersion: hashOf(files),
      starter: starter.value,
      ...(tests.size === 0 ? {} : { tests: Object.fromEntries(tests) }),
      ...(proof?.ok ? { calibration: proof.value } : {}),
    },
  };
}

const testSources = (files: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(
    [...files].flatMap(([path, text]) => (/^tests\/[^/]+\.ts$/.test(path) ? [[testFileOf(path), text]] : [])),
  );

function missingTests(
  exercise: Exercise,
  tests: ReadonlyMap<string, string>,
  place: string,
): AuthorProblem[] {
  return testFilesOf(exercise)
    .filter((file) => !tests.has(file))
    .map((file) => ({
      file: join(place, "tests", file),
      message: "this file is missing; the check `tests` asks for it",
    }));
}

function readStarter(
  context: { exercise: Exercise; cases: readonly Case[] },
  files: ReadonlyMap<string, string>,
  place: string,
): Read<PublicExercise["starter"]> {
  const starterFiles = new Map(
    [...files].flatMap(([path, text]) =>
      path.startsWith("starter/") ? [[path.slice(8), text] as const] : [],
    ),
  );
  const parsed = artifactFromFiles(context, starterFiles, parse);
  if (parsed.ok) return { ok: true, value: parsed.artifact };
  const file = join(place, "starter");
  return {
    ok: false,
    problems: parsed.problems.map(({ part, message }) => ({ file, field: part, message })),
  };
}

function idProblems(
  { id }: Exercise,
  folder: string,
  place: Pick<AuthorProblem, "file" | "line" | "column">,
): AuthorProblem[] {
  const expected = folder.split("/").slice(-3).toSpliced(1, 1).join("/");
  return id === expected
    ? []
    : [{ ...place, field: "id", message: `found \`${id}\`; the folder says \`${expected}\`` }];
}

/** Hashes what a learner's work depends on: not prose, not calibration. */
function hashOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [path, text] of files) {
    if (/^(?:exercise\.yaml|cases\.yaml|tests\/|starter\/)/.test(path)) hash.update(`${path}\0${text}\0`);
  }
  return hash.digest("hex").slice(0, 16);
}
