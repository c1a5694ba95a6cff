import type { Exercise } from "../exercise.ts";
import type { Step } from "./index.ts";

/** Tells whether grading an exercise asks the examiner anything: where only code is run, it does not. */
export const asksExaminer = ({ steps }: Pick<Exercise, "steps">): boolean => steps.some(stepAsks);

const stepAsks = (step: Step): boolean =>
  step.use === "model" || (step.use === "code" && step.examiner !== undefined);
