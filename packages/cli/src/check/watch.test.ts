import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyCourse, startAssay } from "../../test/assay.ts";
import { checkOnChange } from "./watch.ts";

const productWord = "prompting-few-shot/product-word";
const exerciseFile = "lessons/prompting-few-shot/exercises/product-word/exercise.yaml";

/** Copies the course with a problem that is found without a model, and with a key that is unknown. */
async function copyBroken() {
  const copy = await copyCourse();
  const unsupported = "checks:\n  - { check: refusal, of: product, expected: false }";
  await copy.edit(exerciseFile, (text) => text.replace("checks:", unsupported).replace("title:", "titel:"));
  return { ...copy, mend: () => copy.edit(exerciseFile, (text) => text.replace("titel:", "title:")) };
}

test("says what is broken from the start on, and checks again when it is mended", async () => {
  await using copy = await copyBroken();
  using run = startAssay(["check", productWord, "--watch"], { ASSAY_CONTENT: copy.folder });
  await run.until("did you mean `title`?");
  await copy.mend();
  expect(await run.until("Not proved fair: 1 of 1.")).toContain("the check `refusal` cannot be run yet");
  expect(await run.interrupt()).toBe(1);
});

test("ends with exit code 1 when the content is broken", async () => {
  await using copy = await copyBroken();
  using run = startAssay(["check", productWord, "--watch"], { ASSAY_CONTENT: copy.folder });
  await run.until("did you mean `title`?");
  expect(await run.interrupt()).toBe(1);
});

test("prints a line of JSON for every check", async () => {
  await using copy = await copyBroken();
  using run = startAssay(["check", productWord, "--watch", "--json"], { ASSAY_CONTENT: copy.folder });
  await run.until('{"exercises":[],"problems":[');
  expect(await run.until("]}\n")).toContain("titel");
  await copy.mend();
  await run.until(`{"exercises":[{"exercise":"${productWord}","problems":["`);
  expect(await run.until("]}\n")).toContain("the check `refusal` cannot be run yet");
  expect(await run.interrupt()).toBe(1);
});

test("checks again when something was saved during the first check", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-watch-"));
  const stop = new AbortController();
  let checks = 0;
  const isFair = await checkOnChange(folder, stop.signal, async () => {
    checks += 1;
    if (checks === 1) await writeFile(join(folder, "cases.yaml"), "[]");
    else stop.abort();
    return checks > 1;
  });
  expect([checks, isFair]).toEqual([2, true]);
  await rm(folder, { recursive: true });
});
