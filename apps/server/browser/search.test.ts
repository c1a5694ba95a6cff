import { remedy, skipWithoutBrowser } from "@assay/site/testing";
import { describe, expect, test } from "vitest";
import { openScriptedSuite } from "./scripted-suite.ts";

describe.skipIf(skipWithoutBrowser)(`the search in a browser${remedy}`, async () => {
  const suite = await openScriptedSuite();

  test("may run under the server's own policy, and finds what the course says", async () => {
    const page = await suite.browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(`${suite.product.url}/search?q=balance`);
    await page.locator(".hits ul a[href='/lessons/prompting-few-shot#order-and-balance']").click();
    await page.locator("#order-and-balance").waitFor();
    expect(complaints).toEqual([]);
  });
});
