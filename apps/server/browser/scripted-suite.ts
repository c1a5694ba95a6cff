import type { Script } from "@assay/model/fake";
import { launch } from "@assay/site/testing";
import type { Submissions } from "@assay/submissions";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openTestDatabase } from "../src/api/test-app.ts";
import { type ScriptedProduct, startScriptedProduct } from "./scripted-product.ts";

/** What the browser tests of a file share; browser and product are there once the tests begin. */
export interface BrowserSuite {
  submissions: Submissions;
  readonly browser: Browser;
}

/** Opens a database and a browser for the tests of a file, and closes them after the last. */
export async function openBrowserSuite(): Promise<BrowserSuite> {
  const submissions = await openTestDatabase();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await submissions.close();
  });
  return {
    submissions,
    get browser() {
      return browser;
    },
  };
}

/** Opens the same with a product whose model answers by a script; without one it says nothing of use. */
export async function openScriptedSuite(
  script: Script = () => "nothing",
): Promise<BrowserSuite & { readonly product: ScriptedProduct }> {
  const suite = await openBrowserSuite();
  let product: ScriptedProduct;
  beforeAll(async () => {
    product = await startScriptedProduct(suite.submissions, script);
  });
  // Hooks that end things run in the order opposite to their naming: the product goes before its database.
  afterAll(() => product[Symbol.asyncDispose]());
  return {
    submissions: suite.submissions,
    get browser() {
      return suite.browser;
    },
    get product() {
      return product;
    },
  };
}
