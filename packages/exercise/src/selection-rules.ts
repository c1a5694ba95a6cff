import type { Exercise } from "./exercise.ts";
import { promptNames } from "./panel/prompt-names.ts";
import { placeholdersIn } from "./panel/placeholders.ts";
import { resultsOf } from "./steps/results.ts";

interface Problem {
  path: (string | number)[];
  message: string;
}

/** Lists selections that never reach the model, and names that could mean two things once a selection fills a text. */
export function findSelectionRuleProblems(exercise: Pick<Exercise, "parts" | "texts" | "steps">): Problem[] {
  return [...unusedProblems(exercise), ...clashProblems(exercise)];
}

function unusedProblems({ parts, texts, steps }: Pick<Exercise, "parts" | "texts" | "steps">): Problem[] {
  const sent = steps.flatMap((step) => (step.use === "model" ? promptNames(step.prompt) : []));
  // A learner who writes the prompt must place every selection in it; what fixes nothing needs no rule here.
  if (sent.some((name) => name in parts)) return [];
  const used = new Set(sent.flatMap((name) => placeholdersIn(texts[name] ?? "")));
  return Object.entries(parts).flatMap(([name, { type }]) =>
    type !== "selection" || used.has(name)
      ? []
      : [
          {
            path: ["parts", name],
            message: `nothing shows this selection to the model; write \`{{${name}}}\` in a text that a step sends`,
          },
        ],
  );
}

function clashProblems({ parts, texts, steps }: Pick<Exercise, "parts" | "texts" | "steps">): Problem[] {
  const results = steps.flatMap(resultsOf);
  const others = [...Object.keys(parts), ...Object.keys(texts), ...results];
  const doubled = Object.keys(texts)
    .filter((name) => name in parts)
    .map((name) => ({
      path: ["texts", name],
      message: `a part is named \`${name}\` too; rename one of them`,
    }));
  const ofSlots = Object.entries(parts).flatMap(([part, declared]) =>
    declared.type !== "selection"
      ? []
      : (declared.slots ?? []).flatMap(({ id }, index) =>
          others.includes(id)
            ? [
                {
                  path: ["parts", part, "slots", index, "id"],
                  message: `\`${id}\` is a part, a text or a result too, so that {{${id}}} could mean either; rename the slot`,
                },
              ]
            : [],
        ),
  );
  return [...doubled, ...ofSlots];
}
