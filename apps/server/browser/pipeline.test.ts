import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Request } from "@assay/model";
import { remedy, skipWithoutBrowser } from "@assay/site/testing";
import { describe, expect, test } from "vitest";
import { type Window, openCode, write } from "./open-code.ts";
import { courseFolder } from "./scripted-product.ts";
import { openScriptedSuite } from "./scripted-suite.ts";

const id = "prompting-reasoning/chain-it";
const reference = join(courseFolder, "answer-keys", id, "reference");
const decide = await readFile(join(reference, "decide/decide.ts"), "utf8");

/** Reads a message as the examiner should: how long, and which product, by the label that the text ends in. */
function read(request: Request): string {
  const prompt = request.kind === "completion" ? request.prompt : "";
  const message = prompt.split("Customer: ").at(-1)?.split("\n")[0] ?? "";
  const time = /\S+ (?:day|week|month|year)s?\b/i.exec(message)?.[0] ?? "";
  if (prompt.endsWith("Time:")) return ` ${time}`;
  return ` ${["lantern", "wardrobe", "freezer"].find((product) => message.includes(product)) ?? "radio"}`;
}

describe.skipIf(skipWithoutBrowser)(`texts and code in one exercise, in a browser${remedy}`, async () => {
  const suite = await openScriptedSuite(read);

  const open = (window: Window = {}) => openCode(suite, { id, file: "decide.ts", ...window });

  test("runs texts and code by keyboard, and shows a case in the order of its steps", async () => {
    await using opened = await open();
    const { page, field } = opened;
    await page.getByText("tokens", { exact: false }).first().waitFor();
    await field.focus();
    await write(page, decide);
    await page.keyboard.press("Control+Enter");
    await page.getByText("Visible, 3 of 14 pass").waitFor();
    expect(await page.locator(".matrix-head.vis > span").textContent()).toBe("reply");
    await page
      .locator(".cases summary", { hasText: "lantern" })
      .getByText("five days · lantern · yes")
      .waitFor();
    await page.locator(".cases summary", { hasText: "lantern" }).click();
    const shown = page.locator(".cases > li", { hasText: "lantern" }).locator(".opened");
    await shown.getByText("Called decide").waitFor();
    expect(await shown.locator(".part").allTextContents()).toEqual([
      expect.stringMatching(/^Sent/),
      expect.stringMatching(/^Sent/),
      expect.stringMatching(/^Called decide/),
    ]);
    // What the code is not given, it is not shown to have been called with.
    const called = (await shown.locator(".called").textContent()) ?? "";
    expect(called).toContain('"time": " five days"');
    expect(called).not.toContain("handle is loose");
    expect(opened.complaints).toEqual([]);
  });

  test("says of which part a draft is not ready, and mends it at a press", async () => {
    await using opened = await open();
    const { page } = opened;
    await page.getByLabel("Find product").fill("Product:");
    await page.getByText("Find product: Without {{message}}").waitFor();
    await page.getByRole("button", { name: "Insert {{message}}" }).click();
    expect(await page.getByLabel("Find product").inputValue()).toBe("Product: {{message}}");
    await page.getByLabel("Find time").fill("Customer: {{message}}\nTime: ");
    await page.getByText("Find time: Your text ends in a space", { exact: false }).waitFor();
  });

  test("keeps all parts as a draft, compares them with the last attempt, and goes back to the starter", async () => {
    await using opened = await open();
    const { page, field } = opened;
    await page.getByLabel("Find time").fill("Customer: {{message}}\nTime:");
    await field.focus();
    await write(page, decide);
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByText("Your attempts").waitFor();
    await field.focus();
    await write(page, `// mine\n${decide}`);
    await page.reload();
    await page.locator(".cm-content", { hasText: "// mine" }).waitFor();
    expect(await page.getByLabel("Find time").inputValue()).toBe("Customer: {{message}}\nTime:");
    await page.locator("details.rung summary", { hasText: "hidden" }).first().click();
    await page.locator(".difference ins", { hasText: "// mine" }).waitFor();
    await page.getByRole("button", { name: "Back to the starter" }).click();
    await page.locator(".cm-content", { hasText: "return (readNumber(number) ?? 0) <= 30" }).waitFor();
    expect(await page.getByLabel("Find time").inputValue()).toContain("four days");
  });

  test("fits a phone", async () => {
    await using opened = await open({ width: 320 });
    await opened.page.locator(".cases summary").first().click();
    await opened.page.getByText("Would be called with").waitFor();
    expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
