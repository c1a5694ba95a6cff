import type { Case, Exercise } from "@assay/exercise";
import { goodLabel } from "@assay/exercise/panel";
import type { Course } from "../course.ts";
import type { Found } from "../finding.ts";
import { type Text, placeOf } from "../place.ts";

/** How many times as many cases the most frequent label may have as the rarest. */
const most = 2;

/** Finds lists of cases in which one label weighs much more than another. */
export function findUnevenLabels({ exercises }: Course): Found[] {
  return exercises.flatMap(({ published: { exercise, cases }, answerKey, ...texts }) => {
    const find = (list: readonly Case[], text: Text): Found[] =>
      weighed(exercise.hidden, list).flatMap((counts) => uneven(counts, text));
    return [
      ...find(cases, texts.cases),
      ...answerKey.variants.flatMap((variant) => find(variant, texts.hiddenCases)),
    ];
  });
}

interface Count {
  label: string;
  count: number;
}

/** Lists the labels that are weighed against each other: kinds of defect are, and all of them against the good ones. */
function weighed({ labels, gate }: Exercise["hidden"], cases: readonly Case[]): Count[][] {
  const counts = Object.keys(labels).map((label) => ({
    label,
    count: cases.filter((each) => each.label === label).length,
  }));
  if (gate.metric !== "mutants") return [counts];
  const kinds = counts.filter(({ label }) => label !== goodLabel);
  const good = counts.filter(({ label }) => label === goodLabel);
  const planted = kinds.reduce((sum, { count }) => sum + count, 0);
  return [kinds, [...good, { label: "defects of all kinds", count: planted }]];
}

function uneven(counts: readonly Count[], text: Text): Found[] {
  const sorted = counts.toSorted((a, b) => b.count - a.count);
  const [often, rare] = [sorted[0], sorted.at(-1)];
  if (often === undefined || rare === undefined || often.count <= rare.count * most) return [];
  return [
    {
      ...placeOf(text, `label: ${often.label}`),
      message: `\`${often.label}\` has ${often.count} cases and \`${rare.label}\` ${rare.count}`,
      write: `write more of \`${rare.label}\`, or fewer of the other; at most ${most} to 1 is fine`,
    },
  ];
}
