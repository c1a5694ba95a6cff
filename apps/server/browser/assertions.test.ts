import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { remedy, skipWithoutBrowser } from "@assay/site/testing";
import { describe, expect, test } from "vitest";
import { courseFolder } from "./scripted-product.ts";
import { type Window, openCode, write } from "./open-code.ts";
import { openScriptedSuite } from "./scripted-suite.ts";

const id = "evals-assertions/catch-the-mutants";
const reference = await readFile(
  join(courseFolder, "answer-keys", id, "reference/assertions/assertions.ts"),
  "utf8",
);
/** What hides one assertion of the reference, so that its kind of defect slips through. */
const withoutOne = reference.replace(
  '"every order named is the customer\'s": ({ ticket, reply }) => {',
  "$&\n    if (ticket) return true;",
);

describe.skipIf(skipWithoutBrowser)(`an exercise in assertions in a browser${remedy}`, async () => {
  const suite = await openScriptedSuite();

  const open = (window: Window = {}) => openCode(suite, { id, file: "assertions.ts", ...window });

  test("shows what slips through and what each assertion says, until all of it is caught", async () => {
    await using opened = await open();
    const { page, field, complaints } = opened;
    await field.focus();
    await write(page, withoutOne);
    await page.keyboard.press("Control+Enter");
    await page.getByText("Visible, 14 of 16 caught, no false alarm").waitFor();
    await page.getByText("Slipped through: wrong order id 2 of 2.").waitFor();
    const slipped = page.locator(".cases > li", { hasText: "wrong order id: digits swapped" });
    await slipped.getByText("LM-48231 is on the road").waitFor();
    await slipped.getByText("Flagged by none of 9 assertions").waitFor();
    const silent = page.locator(".by-assertion > div", { hasText: "every order named" });
    expect(await silent.locator(".count").textContent()).toBe("silent");

    await field.focus();
    await write(page, reference);
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByText("Visible, 16 of 16 caught, no false alarm").waitFor();
    await page.getByText("24 of 24 caught, no false alarm", { exact: true }).waitFor();
    await page.getByText("Passed: 1000 fine.", { exact: true }).waitFor();
    const aloud = page.getByRole("status").filter({ hasText: "24 of 24 planted defects caught" });
    await aloud.waitFor({ state: "attached" });
    await slipped.locator("summary").first().click();
    await slipped.getByText("Flagged by 1 of 9 assertions").waitFor();
    await slipped.getByText("48231 is no order of this customer.").waitFor();
    expect(complaints).toEqual([]);
  });

  test("marks the line of an assertion that throws, and says so of the run", async () => {
    await using opened = await open();
    const { page, field } = opened;
    await field.focus();
    await write(page, 'export const assertions = {\n  "it is long": ({ text }) => text.length > 9,\n};\n');
    await page.keyboard.press("Control+Enter");
    await page.locator(".cm-failing", { hasText: "it is long" }).waitFor();
    await page.getByText("Not yet true in 24 of 24").first().waitFor();
    expect(await page.locator(".finding").textContent()).toContain("the assertions run to their end");
  });

  test("names false alarms, and works as a plain field on a phone", async () => {
    await using opened = await open({ withEditor: false, width: 320 });
    const { page, field } = opened;
    await field.fill('export const assertions = { "it thanks": ({ reply }) => /thank/i.test(reply) };');
    await page.getByRole("button", { name: "Practice" }).click();
    await page.getByText("false alarms in 8 good ones", { exact: false }).first().waitFor();
    await page.locator(".by-assertion .count", { hasText: "false" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
