import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { remedy, skipWithoutBrowser } from "@assay/site/testing";
import { describe, expect, test } from "vitest";
import { courseFolder } from "./scripted-product.ts";
import { type Window, openCode, write } from "./open-code.ts";
import { openScriptedSuite } from "./scripted-suite.ts";

const id = "models-sampling/write-the-sampler";
const reference = await readFile(
  join(courseFolder, "answer-keys", id, "reference/sampler/sampler.ts"),
  "utf8",
);
const publicTests = join(
  courseFolder,
  "lessons/models-sampling/exercises/write-the-sampler/tests/sampler.ts",
);

describe.skipIf(skipWithoutBrowser)(`an exercise in TypeScript in a browser${remedy}`, async () => {
  const suite = await openScriptedSuite();

  const open = (window: Window = {}) => openCode(suite, { id, file: "sampler.ts", ...window });

  test("runs what is written in the editor, by keyboard alone, and shows the tests of a case", async () => {
    await using opened = await open();
    const { page, field, complaints } = opened;
    await field.focus();
    await write(page, reference);
    await page.keyboard.press("Control+Enter");
    await page.getByText("Visible, 12 of 12 pass").waitFor();
    expect(await page.locator(".matrix-head.vis > span").textContent()).toBe("tests");
    await page.locator(".cases summary").first().click();
    await page.getByText("gives each token its share").waitFor();
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByText("24 of 24", { exact: false }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("grades while there is no examiner, and says that nobody was asked", async () => {
    suite.product.setExaminer({ state: "missing", name: "none", message: "Nobody is here." });
    await using opened = await open();
    const { page, field } = opened;
    await field.focus();
    await write(page, reference);
    await page.getByText("Nothing run yet.").waitFor();
    await page.keyboard.press("Shift+Control+Enter");
    await page.getByText("It is code alone: no examiner was asked.", { exact: false }).first().waitFor();
    expect(await page.getByText("Nobody is here.").count()).toBe(0);
    suite.product.setExaminer({ state: "ready", name: "SmolLM2-135M-Instruct Q4_1" });
  });

  test("lets the learner read the tests of a case, before and after it was run", async () => {
    await using opened = await open();
    const { page, field, complaints } = opened;
    const source = page.getByRole("region", { name: "tests/sampler.ts" });
    await page.locator(".cases summary").first().click();
    await page.getByText("Read the tests").click();
    await source.waitFor();
    expect(await source.textContent()).toBe(await readFile(publicTests, "utf8"));

    await field.focus();
    await write(page, "export function distribution() {\n  throw new Error('not yet');\n}\n");
    await page.keyboard.press("Control+Enter");
    await page.getByText("stopped", { exact: true }).first().waitFor();
    await page.getByText("Read the tests").first().click();
    await source.first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("marks the line at which the code was stopped, until it is changed", async () => {
    await using opened = await open();
    const { page, field } = opened;
    await field.focus();
    await write(page, "export function distribution() {\n  throw new Error('not yet');\n}\n");
    await page.keyboard.press("Control+Enter");
    await page.locator(".cm-failing", { hasText: "not yet" }).waitFor();
    await page.getByText("sampler.ts, line 2", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "Practice" }).waitFor();
    await field.press("Control+End");
    await page.keyboard.insertText("// changed");
    await page.locator(".cm-failing").waitFor({ state: "detached" });
    expect(await field.textContent()).toContain("// changed");
  });

  test("takes every key as text, also those that are shortcuts of the page", async () => {
    await using opened = await open();
    const { page, field } = opened;
    await field.focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("// why?");
    await field.getByText("// why?").waitFor();
    expect([new URL(page.url()).pathname, await page.locator("dialog[open]").count()]).toEqual([
      `/exercises/${id}`,
      0,
    ]);
  });

  test("is left with Escape and Tab, and undoes with the editor's own key", async () => {
    await using opened = await open();
    const { page, field } = opened;
    await field.focus();
    await write(page, "gone");
    await page.keyboard.press("Control+z");
    await field.getByText("return weights.map").waitFor();
    // With something selected, Escape first lets go of the selection.
    await page.keyboard.press("End");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await page.locator("button:focus").waitFor();
    expect(await page.locator("button:focus").textContent()).toBe("Practice");
  });

  const wrong = reference.replace("export function distribution", "const one: number = 'one';\n$&");
  const sentence = "Type 'string' is not assignable to type 'number'.";

  test("marks what TypeScript says, with its sentence, until it is mended, and runs all the same", async () => {
    await using opened = await open();
    const { page, field, complaints } = opened;
    await field.focus();
    await write(page, wrong);
    const notes = page.locator(".type-notes");
    await notes.getByText(sentence).waitFor();
    expect(await page.locator(".cm-lintRange-error").textContent()).toBe("one");
    expect(await page.locator(".cm-lint-marker-error").count()).toBe(1);
    await field.press("F8");
    await page.locator(".cm-tooltip-lint", { hasText: sentence }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Visible, 12 of 12 pass").waitFor();
    expect(await notes.count()).toBe(1);

    await field.focus();
    await write(page, reference);
    await notes.waitFor({ state: "detached" });
    expect(await page.locator(".cm-lintRange-error, .cm-lint-marker-error").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("brings the cursor to the line of a note, in the editor and in a plain field on a phone", async () => {
    const line = wrong.split("\n").findIndex((each) => each.startsWith("const one")) + 1;
    await using rich = await open();
    await rich.field.focus();
    await write(rich.page, wrong);
    await rich.page.getByRole("button", { name: `line ${line}`, exact: true }).click();
    await rich.page.locator(".cm-content:focus").waitFor();
    await rich.page.keyboard.insertText("HERE");
    await rich.field.getByText("const HEREone").waitFor();

    await using plain = await open({ withEditor: false, width: 320 });
    await plain.field.fill(wrong);
    await plain.page.getByRole("button", { name: `line ${line}`, exact: true }).click();
    await plain.page.locator(".code-field textarea:focus").waitFor();
    await plain.page.keyboard.insertText("HERE");
    expect(await plain.field.inputValue()).toContain("const HEREone");
    expect(await plain.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect([...rich.complaints, ...plain.complaints]).toEqual([]);
  });

  test("says nothing of types where nobody can say, and runs", async () => {
    await using opened = await open();
    const { page, field, complaints } = opened;
    await page.route("**/types", (route) => route.abort());
    const asked = page.waitForRequest("**/types");
    await field.focus();
    await write(page, wrong);
    await asked;
    await page.keyboard.press("Control+Enter");
    await page.getByText("Visible, 12 of 12 pass").waitFor();
    expect(await page.locator(".type-notes, .cm-lintRange-error").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("stays a plain text field where the editor's code does not arrive, on a phone too", async () => {
    await using opened = await open({ withEditor: false, width: 320 });
    const { page, field } = opened;
    await field.fill(reference);
    await page.getByRole("button", { name: "Practice" }).click();
    await page.getByText("Visible, 12 of 12 pass").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.goto(`${suite.product.url}/lessons/tools-agent-loop`);
    await page.locator(".code-field textarea").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
