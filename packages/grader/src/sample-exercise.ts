import {
  type Artifact,
  type Case,
  type Exercise,
  type ExerciseInput,
  exercise as schema,
} from "@assay/exercise";

/** A small exercise for tests: name the product; 3 visible and 6 hidden cases, gate 4 of 6. */
export function sampleExercise(changes: Partial<ExerciseInput> = {}): Exercise {
  return schema.parse({
    id: "prompting-few-shot/product-word",
    title: "Name the product",
    task: "A message reaches the shop; name its product.",
    judged: "A case passes when the reply is the product word.",
    recipe: "few-shot",
    catalogue: "E18",
    seedItem: "few-shot learners",
    outcome: "Raise accuracy with examples.",
    minutes: 8,
    parts: { prompt: { type: "completion" } },
    steps: [{ use: "model", prompt: "prompt", settings: { stop: ["\n"], maxTokens: 16 }, as: "product" }],
    checks: [
      {
        check: "equals",
        of: "product",
        trim: true,
        case: false,
        property: "the reply is the product word alone",
      },
    ],
    hidden: { variants: 1, count: 6, labels: { question: 3, complaint: 3 }, gate: { atLeast: 4 } },
    ...changes,
  } satisfies ExerciseInput);
}

const products = ["radio", "lamp", "kettle", "chair", "desk", "vase", "clock", "tent", "sofa"];

const sampleCase = (product: string, index: number): Case => ({
  id: `case-${product}`,
  label: index % 2 === 0 ? "question" : "complaint",
  input: { message: `My ${product} is here.` },
  expect: { product },
});

export const visible: readonly Case[] = products.slice(0, 3).map(sampleCase);
export const hidden: readonly Case[] = products.slice(3).map((product, index) => sampleCase(product, index));

export const artifact: Artifact = { prompt: "Message: {{message}}\nProduct:" };

/** The product a request asks about. */
export const productIn = (prompt: string): string => /My (\w+) is here/.exec(prompt)?.[1] ?? "";
