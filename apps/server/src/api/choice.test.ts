import { join } from "node:path";
import { loadContent } from "@assay/content";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Submissions } from "@assay/submissions";
import { openTestDatabase, readProblem, startTestApp } from "./test-app.ts";

const course = join(import.meta.dirname, "../../../../content");
const id = "prompting-few-shot/balance-and-order";
let submissions: Submissions;

beforeAll(async () => {
  submissions = await openTestDatabase();
});
afterAll(() => submissions.close());

/** Submits a choice; a token is a word here, and every text that was counted is kept. */
async function choose(examples: unknown) {
  const counted: unknown[] = [];
  const content = await loadContent(course);
  const app = await startTestApp(
    submissions,
    { content, countTokens: (value) => (counted.push(value), JSON.stringify(value).split(" ").length * 3) },
    content.exercises.get(id),
  );
  return { response: await app.submit({ artifact: { examples } }), counted };
}

test("takes a choice, and counts the chosen items as they will stand", async () => {
  const { response, counted } = await choose(["regret", "oven-dish"]);
  expect([response.status, counted]).toEqual([
    201,
    ["Text: I regret buying this clock.\nLabel: bad\n\nText: Best oven dish I have ever owned.\nLabel: good"],
  ]);
});

test("says which items a choice cannot have, with a code each", async () => {
  const problem = await readProblem((await choose(["top-hat", "regret", "regret"])).response);
  expect([problem.code, problem.problems?.map(({ code }) => code)]).toEqual([
    "artifact-invalid",
    ["item-unknown", "item-twice"],
  ]);
});

test("refuses a choice that is over its budget", async () => {
  const all = ["soft-scarf", "reading-lamp", "late-and-wet", "cracked-mug", "happy-sister", "quick-answer"];
  expect((await readProblem((await choose(all)).response)).code).toBe("over-budget");
});
