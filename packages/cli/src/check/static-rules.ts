import { isDeepStrictEqual } from "node:util";
import type { AnswerKey, Proofs } from "@assay/answer-keys";
import { type PublicExercise, asksExaminer } from "@assay/exercise";
import { findUnsupported } from "@assay/grader";
import { findConstraintProblems } from "./constraint-rule.ts";
import { findNearDuplicates, nearlySame } from "./near-duplicates.ts";

const fewest = { visible: 12, hidden: 24, label: 3 };

/** Lists, a sentence each, what is wrong with an exercise that can be seen without running it. */
export function findStaticProblems({ exercise, cases }: PublicExercise, { variants }: AnswerKey): string[] {
  const asksModel = asksExaminer(exercise);
  // Data that code is called with looks alike by its form; only the very same asks nothing new.
  const limit = asksModel ? nearlySame.text : nearlySame.data;
  return [
    ...findUnsupported(exercise),
    ...findConstraintProblems(exercise),
    ...(asksModel ? countProblems({ exercise, cases }) : []),
    ...variants
      .flatMap((hidden) => findNearDuplicates(hidden, cases, limit))
      .map(
        ({ hidden, visible, similarity }) =>
          `the hidden case \`${hidden}\` is nearly the visible case \`${visible}\` (${Math.round(similarity * 100)} % the same)`,
      ),
  ];
}

function countProblems({ exercise, cases }: Pick<PublicExercise, "exercise" | "cases">): string[] {
  const { count, labels } = exercise.hidden;
  const tooFew = (what: string, found: number, wanted: number) =>
    found < wanted ? [`there are ${found} ${what}; at least ${wanted} are needed`] : [];
  return [
    ...tooFew("visible cases", cases.length, fewest.visible),
    ...tooFew("hidden cases", count, fewest.hidden),
    ...Object.entries(labels).flatMap(([label, found]) =>
      tooFew(`hidden cases labelled \`${label}\``, found, fewest.label),
    ),
    ...Object.keys(labels).flatMap((label) =>
      cases.some((each) => each.label === label) ? [] : [`no visible case is labelled \`${label}\``],
    ),
  ];
}

/** Lists the roles of decoys that are the reference: what must fail cannot be what must pass. */
export const findCopiedReference = ({ reference, decoys }: Proofs): string[] =>
  Object.entries(decoys).flatMap(([role, artifact]) =>
    isDeepStrictEqual(artifact, reference) ? [role] : [],
  );
