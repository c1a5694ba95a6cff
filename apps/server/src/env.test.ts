import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const endpoint = { OPENAI_BASE_URL: "https://models.example/v1/", ASSAY_MODEL: "larger-model" };
const prices = { ASSAY_PRICE_INPUT: "0.15", ASSAY_PRICE_OUTPUT: "0.6" };

const addedBy = (values: NodeJS.ProcessEnv) => {
  const read = readEnv([], values);
  return read.ok ? read.env.added : read.problems;
};

test("adds no examiner where none is named, whatever key a shell carries", () => {
  expect(addedBy({ OPENAI_API_KEY: "sk-everybody-has-one" })).toBeUndefined();
});

test("adds an examiner by address and model; a local one needs no key", () => {
  const added = { baseUrl: "https://models.example/v1", model: "larger-model" };
  expect(addedBy(endpoint)).toEqual({ ...added, apiKey: "none" });
  expect(addedBy({ ...endpoint, OPENAI_API_KEY: "" })).toEqual({ ...added, apiKey: "none" });
  expect(addedBy({ ...endpoint, OPENAI_API_KEY: "sk-1" })).toEqual({ ...added, apiKey: "sk-1" });
});

test("reads prices and what may be spent", () => {
  const caps = { ASSAY_SPEND_PER_DAY: "5", ASSAY_SPEND_PER_LEARNER: "0.5" };
  expect(addedBy({ ...endpoint, ...prices, ...caps })).toMatchObject({
    price: { input: 0.15, output: 0.6 },
    spendPerDay: 5,
    spendPerLearner: 0.5,
  });
});

test.each([
  [{ ASSAY_MODEL: "x" }, "ASSAY_MODEL needs an endpoint: set OPENAI_BASE_URL"],
  [{ OPENAI_BASE_URL: "http://localhost:11434/v1" }, "set ASSAY_MODEL to what the endpoint calls the model"],
  [{ ...endpoint, OPENAI_BASE_URL: "models.example" }, "write an address that begins with https://"],
  [{ ...endpoint, OPENAI_BASE_URL: "https://me:secret@models.example/v1" }, "goes into OPENAI_API_KEY"],
  [{ ...endpoint, OPENAI_BASE_URL: "https://models.example/v1?key=secret" }, "goes into OPENAI_API_KEY"],
  [{ ...endpoint, OPENAI_API_KEY: "secret\nsecret" }, "OPENAI_API_KEY: has blanks or characters"],
  [{ ...endpoint, ASSAY_PRICE_INPUT: "1" }, "ASSAY_PRICE_OUTPUT is missing: a price has two sides"],
  [{ ...endpoint, ...prices, ASSAY_SPEND_PER_DAY: "0" }, "ASSAY_SPEND_PER_DAY: write an amount above 0"],
  [{ ...endpoint, ...prices, ASSAY_SPEND_PER_LEARNER: "much" }, "ASSAY_SPEND_PER_LEARNER: write a number"],
  [{ ASSAY_SPEND_PER_DAY: "1" }, "there is none: set OPENAI_BASE_URL and ASSAY_MODEL"],
])("says what is wrong with %j, and repeats no secret", (values, sentence) => {
  const problems = addedBy(values);
  expect(problems).toEqual([expect.stringContaining(sentence)]);
  expect(JSON.stringify(problems)).not.toContain("secret");
});
