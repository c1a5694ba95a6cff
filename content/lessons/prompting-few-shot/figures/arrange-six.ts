// Records arrange-six.json: every order of six labels, each on the same 28 reviews, by the embedded examiner.
// Run: node content/lessons/prompting-few-shot/figures/arrange-six.ts [path of the weights]
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { openExaminer } from "../../../open-examiner.ts";

type Class = "positive" | "negative";
type ByClass = Record<Class, string[]>;

interface Source {
  /** What the page says: caption, labels, gate, start, named, question. */
  page: Record<string, unknown>;
  examples: ByClass;
  reviews: ByClass;
}

const names: Record<string, Class> = { P: "positive", N: "negative" };

const allOrders = Array.from({ length: 64 }, (_, index) =>
  index.toString(2).padStart(6, "0").replaceAll("0", "P").replaceAll("1", "N"),
);

/** Writes the examples in an order such as `PNNPPN`; within a class they keep the order of the file. */
function write(order: string, examples: ByClass): string {
  const left = { positive: [...examples.positive], negative: [...examples.negative] };
  return Array.from(order, (letter) => {
    const label = names[letter] ?? "positive";
    return `Text: ${left[label].shift()}\nLabel: ${label}\n\n`;
  }).join("");
}

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "arrange-six.yaml"), "utf8"));
const { page, examples, reviews } = source;
await using examiner = await openExaminer(process.argv[2]);

/** Counts the reviews of a class that are given its label behind these examples. */
async function count(begin: string, label: Class): Promise<number> {
  let recognised = 0;
  for (const review of reviews[label]) {
    const text = `${begin}Text: ${review}\nLabel:`;
    if ((await examiner.reply({ kind: "completion", text }, 4)) === label) recognised += 1;
  }
  return recognised;
}

const [positives, negatives] = [reviews.positive.length, reviews.negative.length];
const lines: string[] = [];
for (const order of allOrders) {
  const begin = write(order, examples);
  const positive = await count(begin, "positive");
  const negative = await count(begin, "negative");
  const recall = `{ "positive": [${positive}, ${positives}], "negative": [${negative}, ${negatives}] }`;
  const counts = `"passed": ${positive + negative}, "total": ${positives + negatives}`;
  lines.push(`    "${order}": { ${counts}, "recall": ${recall} }`);
  console.log(order, `${positive} of ${positives} positive, ${negative} of ${negatives} negative`);
}
// An arrangement a line, so that a new recording can be read as a difference.
const head = JSON.stringify({ ...page, examiner: examiner.identity }, null, 2).slice(0, -2);
const text = `${head},\n  "arrangements": {\n${lines.join(",\n")}\n  }\n}\n`;
await writeFile(join(folder, "arrange-six.json"), text);
