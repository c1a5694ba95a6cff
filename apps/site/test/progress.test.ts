import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";
import { passedAttempt } from "./course.ts";
import { createFakeApi } from "./fake-api.ts";

let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

/** Chooses a file to import, and waits for what the page says of it. */
async function importFile(page: Page, text: string | Buffer, says: string | RegExp): Promise<void> {
  const file = { name: "assay-progress.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.getByLabel("Import").setInputFiles(file);
  await page.locator('.take-along [role="status"]').getByText(says).waitFor();
}

describe.skipIf(skipWithoutBrowser)(`progress in a browser${remedy}`, () => {
  it("says what an attempt is while there is none", async () => {
    await using opened = await openPage(browser, "/progress");
    await opened.page.getByText("No attempt yet.").waitFor();
    expect(await opened.page.locator("table").count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });

  it("says that the server does not answer, and invents nothing", async () => {
    await using opened = await openPage(browser, "/progress");
    opened.api.down();
    await opened.page.reload();
    await opened.page.getByText("The server does not answer. Your attempts are kept there").waitFor();
    expect(await opened.page.getByText("passed, in").count()).toBe(0);
  });

  it("takes attempts along in a file: shown elsewhere, and not counted", async () => {
    const api = createFakeApi();
    api.attempts = [await passedAttempt("prompting-few-shot/product-word")];
    await using here = await openPage(browser, "/progress", { api });
    await here.page.getByText(/^1 of \d exercises passed, in 1 attempt since/).waitFor();
    await here.page.getByRole("img", { name: /^Attempts from/ }).waitFor();
    await here.page.getByRole("rowheader", { name: /Name the product/ }).waitFor();
    const download = here.page.waitForEvent("download");
    await here.page.getByRole("button", { name: "Export" }).click();
    const text = await readFile(await (await download).path());

    await using there = await openPage(browser, "/progress");
    await importFile(there.page, text, "Imported 1 of 1 attempts and 0 cards.");
    await importFile(there.page, text, "Imported 0 of 1 attempts and 0 cards.");
    await there.page.reload();
    await there.page.getByText("imported: shown, not counted").waitFor();
    expect(await there.page.locator(".progress .lead").textContent()).toContain("No attempt yet.");
    expect([...here.complaints, ...there.complaints]).toEqual([]);
  });

  it("refuses a file that is none, and changes nothing", async () => {
    await using opened = await openPage(browser, "/progress");
    await importFile(
      opened.page,
      "not json",
      "That file cannot be read: it is no JSON. Nothing was changed.",
    );
    expect(await opened.page.locator("table").count()).toBe(0);
  });
});
