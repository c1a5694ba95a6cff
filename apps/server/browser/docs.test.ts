import { remedy, skipWithoutBrowser } from "@assay/site/testing";
import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, test } from "vitest";
import { openScriptedSuite } from "./scripted-suite.ts";

describe.skipIf(skipWithoutBrowser)(`the page of the API in a browser${remedy}`, async () => {
  const suite = await openScriptedSuite();

  test.each(["light", "dark"] as const)("can be read by everybody in the %s theme", async (colorScheme) => {
    const context = await suite.browser.newContext({ colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(`${suite.product.url}/api/docs`);
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("needs no JavaScript, and leads from an operation to the type it answers with", async () => {
    const context = await suite.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${suite.product.url}/api/docs`);
    await page.getByRole("link", { name: "POST /api/submissions", exact: true }).click();
    await page.getByRole("heading", { name: "Hand in an artifact" }).waitFor();
    await page.getByRole("link", { name: "Submission", exact: true }).first().click();
    expect(page.url()).toMatch(/#type-Submission$/);
    await context.close();
  });
});
