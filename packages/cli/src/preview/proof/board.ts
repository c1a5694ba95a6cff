import type { AnswerKey } from "@assay/answer-keys";
import type { Case, Exercise, PublicExercise, Verdict } from "@assay/exercise";
import { type SeenSample, decideCase } from "@assay/grader";
import { type ArtifactRole, artifactRoles } from "../../check/artifacts.ts";
import type { ProofSample } from "../../check/prove.ts";

/** The cases of one label, side by side. */
export interface LabelGroup {
  label: string;
  cases: readonly Case[];
}

/** The visible cases, as variant 0, or one variant of the hidden ones. */
export interface CaseGroup {
  variant: number;
  labels: readonly LabelGroup[];
}

/** What an artifact came to on a case. */
export interface Cell {
  verdict: Verdict | "pending";
  /** Whether it is of the grading before, and this one has not come to it. */
  isOld: boolean;
  samples: readonly SeenSample[];
}

/** What every artifact of an exercise came to on every case. */
export interface Board {
  groups: readonly CaseGroup[];
  cellAt(role: ArtifactRole, variant: number, caseId: string): Cell;
  add(seen: ProofSample): void;
}

/** Lays out the cases of an exercise; what the board before knew of them stays until it is graded again. */
export function createBoard(
  { exercise, cases }: Pick<PublicExercise, "cases"> & { exercise: Pick<Exercise, "samples"> },
  { variants }: Pick<AnswerKey, "variants">,
  before?: Board,
): Board {
  const groups = [cases, ...variants].map((each, variant) => ({ variant, labels: groupByLabel(each) }));
  const old = before === undefined ? new Map<string, Cell>() : readCells(before, groups);
  const fresh = new Map<string, SeenSample[]>();
  return {
    groups,
    cellAt: (role, variant, caseId) => {
      const key = keyOf(role, variant, caseId);
      const samples = (fresh.get(key) ?? []).filter((each) => each !== undefined);
      if (samples.length === exercise.samples.count) {
        const verdicts = samples.map(({ result }) => result.verdict);
        return { verdict: decideCase(verdicts, exercise.samples), isOld: false, samples };
      }
      return old.get(key) ?? { verdict: "pending", isOld: false, samples };
    },
    add: ({ role, variant, ...seen }) => {
      const key = keyOf(role, seen.isHidden ? variant : 0, seen.case.id);
      const samples = fresh.get(key) ?? [];
      samples[seen.sample] = seen;
      fresh.set(key, samples);
    },
  };
}

/** Keeps the verdicts of a board for the cases that are still there. */
function readCells(board: Board, groups: readonly CaseGroup[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { variant, labels } of groups) {
    for (const { id } of labels.flatMap(({ cases }) => cases)) {
      for (const role of artifactRoles) {
        const cell = board.cellAt(role, variant, id);
        if (cell.verdict !== "pending") cells.set(keyOf(role, variant, id), { ...cell, isOld: true });
      }
    }
  }
  return cells;
}

const keyOf = (role: ArtifactRole, variant: number, caseId: string): string => `${role}.${variant}.${caseId}`;

const groupByLabel = (cases: readonly Case[]): LabelGroup[] =>
  Array.from(
    Map.groupBy(cases, (each) => each.label),
    ([label, ofLabel]) => ({ label, cases: ofLabel }),
  );
