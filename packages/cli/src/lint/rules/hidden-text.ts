import type { Json } from "@assay/exercise";
import type { Course, LintedExercise } from "../course.ts";
import type { Found } from "../finding.ts";
import type { Text } from "../place.ts";

/** Fewer words may stand anywhere by chance. */
const fewestWords = 3;

/** Finds hidden cases whose input stands in a text that learners can read. */
export function findHiddenText({ exercises, publicTexts }: Course): Found[] {
  const read = publicTexts.map((source) => ({ source, words: wordsOf(source.text) }));
  return exercises.flatMap((exercise) =>
    sentencesOf(exercise).flatMap(({ id, words }) =>
      read
        .filter((each) => each.words.includes(words))
        .map(({ source }) => ({
          file: source.file,
          line: lineOf(source, words),
          message: `the hidden case \`${id}\` of ${exercise.published.exercise.id} stands here`,
          write: "write another sentence here, or another hidden case",
        })),
    ),
  );
}

function sentencesOf({ answerKey }: LintedExercise): { id: string; words: string }[] {
  const sentences = answerKey.variants
    .flat()
    .flatMap(({ id, input }) =>
      Object.values(input)
        .flatMap(textsIn)
        .map((text) => ({ id, words: wordsOf(text) })),
    )
    .filter(({ words }) => words.trim().split(" ").length >= fewestWords);
  // Planted defects share the input that they are planted in; it need not be looked for again.
  return [...Map.groupBy(sentences, ({ words }) => words).values()].flatMap(([first]) => first ?? []);
}

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The words of a text and nothing else, so that line ends and quotes hide no sentence. */
const wordsOf = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  } `;

function lineOf({ text }: Text, words: string): number {
  const lines = text.split("\n");
  const ends = lines.findIndex((_, index) => wordsOf(lines.slice(0, index + 1).join("\n")).includes(words));
  return ends + 1;
}
