import { launch, remedy, skipWithoutBrowser } from "@assay/site/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "../src/api/test-app.ts";
import { type ScriptedProduct, startScriptedProduct } from "./scripted-product.ts";

describe.skipIf(skipWithoutBrowser)(`the search in a browser${remedy}`, async () => {
  const submissions = await openTestDatabase();
  let browser: Browser;
  let product: ScriptedProduct;
  beforeAll(async () => {
    browser = await launch();
    product = await startScriptedProduct(submissions, () => "nothing");
  });
  afterAll(async () => {
    await browser.close();
    await product[Symbol.asyncDispose]();
    await submissions.close();
  });

  test("may run under the server's own policy, and finds what the course says", async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(`${product.url}/search?q=balance`);
    await page.locator(".hits ul a[href='/lessons/prompting-few-shot#order-and-balance']").click();
    await page.locator("#order-and-balance").waitFor();
    expect(complaints).toEqual([]);
  });
});
