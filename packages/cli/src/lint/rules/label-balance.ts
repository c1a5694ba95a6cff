import type { Case } from "@assay/exercise";
import type { Course } from "../course.ts";
import type { Found } from "../finding.ts";
import { type Text, placeOf } from "../place.ts";

/** How many times as many cases the most frequent label may have as the rarest. */
const most = 2;

/** Finds lists of cases in which one label weighs much more than another. */
export function findUnevenLabels({ exercises }: Course): Found[] {
  return exercises.flatMap(({ published: { exercise, cases }, answerKey, ...texts }) => {
    const labels = Object.keys(exercise.hidden.labels);
    return [
      ...uneven(labels, cases, texts.cases),
      ...answerKey.variants.flatMap((variant) => uneven(labels, variant, texts.hiddenCases)),
    ];
  });
}

function uneven(labels: readonly string[], cases: readonly Case[], text: Text): Found[] {
  const counts = labels
    .map((label) => ({ label, count: cases.filter((each) => each.label === label).length }))
    .toSorted((a, b) => b.count - a.count);
  const [often, rare] = [counts[0], counts.at(-1)];
  if (often === undefined || rare === undefined || often.count <= rare.count * most) return [];
  return [
    {
      ...placeOf(text, `label: ${often.label}`),
      message: `\`${often.label}\` has ${often.count} cases and \`${rare.label}\` ${rare.count}`,
      write: `write more of \`${rare.label}\`, or fewer of the other; at most ${most} to 1 is fine`,
    },
  ];
}
