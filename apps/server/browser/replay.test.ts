import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { remedy, skipWithoutBrowser } from "@assay/site/testing";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type HostedEndpoint, refuses, says, startHostedEndpoint } from "../test/hosted-endpoint.ts";
import { startScriptedProduct } from "./scripted-product.ts";
import { openBrowserSuite } from "./scripted-suite.ts";

const path = "/exercises/prompting-few-shot/product-word";
const model = "larger-model";
const key = "sk-vornaxel-7731";

const addedBy = ({ url }: HostedEndpoint) => ({
  baseUrl: url,
  apiKey: key,
  model,
  price: { input: 10, output: 40 },
  spendPerLearner: 0.5,
});

describe.skipIf(skipWithoutBrowser)(`a replay in a browser${remedy}`, async () => {
  const suite = await openBrowserSuite();
  const { submissions } = suite;

  async function practised(url: string) {
    const context = await suite.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(url + path);
    await page.locator("astro-island:not([ssr]) textarea").first().waitFor();
    await page.getByRole("button", { name: "Practice" }).click();
    await page.getByText("Visible, 0 of 12 pass").waitFor();
    return { page, [Symbol.asyncDispose]: () => context.close() };
  }

  const replay = (page: Page) => page.getByRole("button", { name: `on ${model}` }).click();
  const told = (page: Page, words: string | RegExp) =>
    page.locator(".replay-head").getByText(words).first().waitFor();

  test("runs the text on a real endpoint, side by side, with its cost; its curl sends the same again", async () => {
    await using endpoint = await startHostedEndpoint(says(() => " radio"));
    await using product = await startScriptedProduct(submissions, () => " nothing", addedBy(endpoint));
    await using opened = await practised(product.url);
    const { page } = opened;
    await told(page, "Used today: about $0.00 of your $0.50");
    await replay(page);
    await told(page, new RegExp(`^${model} passes \\d+ of 12, SmolLM2-135M 0\\.`));
    await told(page, /It took 12 calls, 1,200 tokens sent and 24 back; it cost \$0\.01\./);
    await told(page, "Used today: about $0.01 of your $0.50");
    const place = endpoint.asked.length;

    await page.locator(".replay summary").first().click();
    await page.getByText("Ask it yourself, as curl").last().click();
    const command = await page.locator(".replay pre").first().textContent();
    expect(command).not.toContain(key);
    const env = { ...process.env, OPENAI_BASE_URL: endpoint.url, OPENAI_API_KEY: key };
    const { stdout } = await promisify(execFile)("sh", ["-c", command ?? ""], { env });
    expect(JSON.parse(stdout)).toMatchObject({ choices: [{ text: " radio" }] });
    const again = endpoint.asked[place];
    expect(again).toMatchObject({ path: "/v1/completions", key: `Bearer ${key}`, body: { model } });
    expect(endpoint.asked.slice(0, place).map(({ body }) => body.prompt)).toContain(again?.body.prompt);
  });

  test("says what a bad endpoint did, never fails anybody, and grades as ever", async () => {
    await using endpoint = await startHostedEndpoint(refuses(401));
    await using product = await startScriptedProduct(submissions, () => " nothing", addedBy(endpoint));
    await using opened = await practised(product.url);
    const { page } = opened;
    await replay(page);
    await told(page, "We could not finish this. Not your fault.");
    await told(page, /does not accept the key/);
    expect(await page.locator(".replay .answer:last-child .m.ungraded").count()).toBe(12);
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByText("attempt 1").waitFor();
    await page.goto(`${product.url}/status`);
    await page.getByText(/did not come through: The model's endpoint does not accept the key/).waitFor();
    expect(await page.content()).not.toContain(key);
  });
});
