import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import {
  type Case,
  type CaseProblem,
  type Exercise,
  type Read,
  findCaseProblems,
  hiddenCases,
  readDocument,
} from "@assay/exercise";
import { LineCounter, parseDocument } from "yaml";
import { type KeyPlace, readKeyFiles } from "./key-files.ts";

/** The private half that decides a grade: hidden cases by variant, and a hash that names this state of them. */
export interface AnswerKey {
  variants: readonly (readonly Case[])[];
  keyVersion: string;
}

/** Loads the hidden cases of an exercise and proves what the exercise says about them. */
export async function loadAnswerKey({ exercise, folder, root }: KeyPlace): Promise<Read<AnswerKey>> {
  const file = relative(root, join(folder, "cases.yaml"));
  const files = await readKeyFiles({ folder, root }, "{cases.yaml,tests/*}");
  if (!files.ok) return files;
  const text = files.value.get("cases.yaml");
  if (text === undefined) return { ok: false, problems: [{ file, message: "this file is missing" }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const read = readDocument(hiddenCases, { file, document, locate: (offset) => lines.linePos(offset) });
  if (!read.ok) return read;

  const { variants } = read.value;
  const found = [
    ...countProblems(exercise, variants),
    ...variants.flatMap((cases, index) =>
      findCaseProblems({ exercise, cases }).map(({ path, message }) => ({
        path: ["variants", index, ...path],
        message,
      })),
    ),
  ];
  if (found.length === 0) return { ok: true, value: { variants, keyVersion: hashOf(files.value) } };
  const problems = found.map(({ path, message }) => ({
    file,
    ...read.placeOf(path),
    field: path.join("."),
    message,
  }));
  return { ok: false, problems };
}

function countProblems({ hidden }: Exercise, variants: readonly (readonly Case[])[]): CaseProblem[] {
  const problems: CaseProblem[] = [];
  if (variants.length !== hidden.variants) {
    problems.push({
      path: ["variants"],
      message: `found ${variants.length}; exercise.yaml says ${hidden.variants}`,
    });
  }
  for (const [index, cases] of variants.entries()) {
    const path = ["variants", index];
    if (cases.length !== hidden.count) {
      problems.push({ path, message: `found ${cases.length} cases; exercise.yaml says ${hidden.count}` });
    }
    for (const [label, count] of Object.entries(hidden.labels)) {
      const found = cases.filter((each) => each.label === label).length;
      if (found !== count) {
        problems.push({
          path,
          message: `found ${found} cases labelled \`${label}\`; exercise.yaml says ${count}`,
        });
      }
    }
  }
  return problems;
}

/** Hashes what decides a hidden verdict: a typo in a decoy makes no grade stale. */
function hashOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [path, text] of files) hash.update(`${path}\0${text}\0`);
  return hash.digest("hex").slice(0, 16);
}
