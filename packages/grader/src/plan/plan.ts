import type { Case, GradeEventOf } from "@assay/exercise";
import { opaqueId } from "./seed.ts";

/** One case to run; a hidden one is known to the learner by its opaque id only. */
export interface Task {
  case: Case;
  variant: number;
  opaqueId?: string;
}

/** Plans visible cases in their written order, then hidden ones in an order made of the learner's seed. */
export function planTasks({
  visible,
  hidden,
  variant,
  seed,
}: {
  visible: readonly Case[];
  hidden: readonly Case[];
  variant: number;
  seed: string;
}): Task[] {
  const shuffled = hidden
    .map((each): Task => ({ case: each, variant, opaqueId: opaqueId(seed, each.id) }))
    .toSorted((a, b) => ((a.opaqueId ?? "") < (b.opaqueId ?? "") ? -1 : 1));
  return [...visible.map((each): Task => ({ case: each, variant: 0 })), ...shuffled];
}

/** Says what is public of a task. */
export const taskRef = (task: Task): { case: string; label: string } | { opaqueId: string; label: string } =>
  task.opaqueId === undefined
    ? { case: task.case.id, label: task.case.label }
    : { opaqueId: task.opaqueId, label: task.case.label };

/** Says what is public of a plan. */
export function describePlan(tasks: readonly Task[], samples: number): GradeEventOf<"grading-start">["plan"] {
  const refs = tasks.map(taskRef);
  return {
    visible: refs.filter((ref) => "case" in ref),
    hidden: refs.filter((ref) => "opaqueId" in ref),
    samples,
  };
}
