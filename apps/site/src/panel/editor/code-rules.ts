import type { DraftProblem } from "../draft-problems.ts";
import { isFiles } from "../artifact.ts";
import { partTitle } from "../facts.ts";
import type { Drafted } from "./editors.ts";

/** Lists what keeps code from being sent. */
export function findCodeProblems({ exercise, artifact, part }: Drafted): DraftProblem[] {
  const files = artifact[part];
  if (isFiles(files) && Object.values(files).some((text) => text.trim() !== "")) return [];
  const starter = exercise.starter[part] ?? {};
  const title = partTitle(exercise.exercise, part);
  return [
    {
      part,
      message: `${title === undefined ? "" : `${title}: `}There is nothing to run yet.`,
      fix: { label: "Bring the starter back", apply: (now) => ({ ...now, [part]: starter }) },
    },
  ];
}
