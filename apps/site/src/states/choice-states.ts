import type { PanelExercise } from "../panel/panel-exercise.ts";
import type { PanelAction } from "../panel/state.ts";
import { type ShownState, createStage } from "./stage.ts";

/** Lists the states that only a choice from a pool has; nothing where an exercise has none. */
export function choiceStates(exercise: PanelExercise): ShownState[] {
  const [found] = Object.entries(exercise.exercise.parts).flatMap(([name, part]) =>
    part.type === "selection" ? [{ name, part }] : [],
  );
  if (found === undefined) return [];
  const { name, part } = found;
  const all = (part.pool ?? part.slots ?? []).map(({ id }) => id);
  const stage = createStage(exercise);
  const choose = (chosen: string[], tokens: number): PanelAction[] => [
    { type: "edit", artifact: { ...exercise.starter, [name]: chosen } },
    { type: "tokens", part: name, count: tokens },
  ];
  const budget = part.tokenBudget ?? 80;
  const running = stage.open("practice", { state: "running" });
  return [
    {
      name: "Choice, begun",
      note: "The pool on one side, what is chosen in its order on the other.",
      actions: choose(all.slice(0, 3), Math.round(0.6 * budget)),
    },
    { name: "Choice, empty", note: "Nothing to send, and the way back.", actions: choose([], 0) },
    {
      name: "Choice, over budget",
      note: "Too many items and too many tokens, both in words.",
      actions: choose(all, Math.round(1.2 * budget)),
    },
    {
      name: "Choice, of another pool",
      note: "A draft from before the pool changed loses nothing unsaid.",
      actions: [...choose([...all.slice(0, 2), "gone"], Math.round(0.4 * budget)), { type: "try" }],
    },
    {
      name: "Choice, running",
      note: "Locked while it runs; it can be read.",
      actions: [...choose(all.slice(0, 3), Math.round(0.6 * budget)), stage.send, running],
    },
  ];
}
