import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passedAttempt } from "./course.ts";
import { openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";

const pages = [
  "/",
  "/learn",
  "/lessons/prompting-few-shot",
  "/exercises/prompting-few-shot/product-word",
  "/exercises/prompting-few-shot/order-id",
  "/exercises/prompting-few-shot/choose-examples",
  "/exercises/prompting-few-shot/which-notes",
  "/states",
  "/no-such-page",
];
let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

describe.skipIf(skipWithoutBrowser)(`every page${remedy}`, () => {
  describe.each(pages)("%s", (path) => {
    it.each(["light", "dark"] as const)(
      "has no accessibility violation in the %s theme",
      async (colorScheme) => {
        await using opened = await openPage(browser, path, { colorScheme });
        const axe = new AxeBuilder({ page: opened.page }).options({ resultTypes: ["violations"] });
        // Only its colours tell one theme from the other.
        if (colorScheme === "dark") axe.withRules(["color-contrast"]);
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      },
    );

    it("fits every width, and breaks no rule of the policy", async () => {
      await using opened = await openPage(browser, path);
      const { page } = opened;
      for (const width of [320, 360, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect({ width, wide: Math.max(0, wide) }).toEqual({ width, wide: 0 });
      }
      expect(opened.complaints).toEqual([]);
    });
  });

  it("links to pages that are there", async () => {
    const found = new Set<string>();
    for (const path of pages) {
      await using opened = await openPage(browser, path);
      const links = await opened.page
        .locator("a[href^='/']")
        .evaluateAll((all) => all.map((each) => each.getAttribute("href")));
      for (const link of links) {
        if (link === null || found.has(link)) continue;
        found.add(link);
        expect([link, (await opened.page.request.get(`${opened.url}${link}`)).status()]).toEqual([link, 200]);
      }
    }
    expect([...found]).toContain("/lessons/prompting-few-shot");
  });

  it("has no style attribute that the policy would refuse", async () => {
    await using opened = await openPage(browser, "/states");
    for (const path of pages) {
      await opened.page.goto(`${opened.url}${path}`);
      expect([path, await opened.page.locator("[style]").count()]).toEqual([path, 0]);
    }
  });

  it("loads no island before it is on screen", async () => {
    await using opened = await openPage(browser, "/lessons/prompting-few-shot");
    const { page } = opened;
    const loaded = () =>
      page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => name.replace(/^.*\/_astro\//, "")),
      );
    await page.waitForLoadState("load");
    const hasIsland = async () =>
      (await loaded()).some((name) => /^(?:completion-panel|arrange-six)\./.test(name));
    expect(await hasIsland()).toBe(false);
    await page.locator(".panel").first().scrollIntoViewIfNeeded();
    await page.locator("astro-island:not([ssr]) .panel").first().waitFor();
    expect(await hasIsland()).toBe(true);
  });

  it("keeps the reader's theme over the system's", async () => {
    await using opened = await openPage(browser, "/learn", { colorScheme: "light" });
    const { page } = opened;
    const toggle = page.getByRole("button", { name: "Theme: system" });
    await toggle.click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    await page.reload();
    await page.getByRole("button", { name: "Theme: dark" }).waitFor();
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await paper()).toBe("rgb(30, 27, 24)");
  });

  it("marks on the map what is passed, and what is next", async () => {
    await using opened = await openPage(browser, "/learn");
    const { page, api } = opened;
    await page.locator(".map .next", { hasText: "Few-shot" }).waitFor();
    api.attempts = [await passedAttempt("prompting-few-shot/product-word")];
    await page.reload();
    await page.getByText("1 of 6 passed").waitFor();
    expect(await page.locator(".map .done").allTextContents()).toEqual([expect.stringContaining("Few-shot")]);
  });

  it("lists the shortcuts for ?, but not while one is writing", async () => {
    await using opened = await openPage(browser, "/exercises/prompting-few-shot/product-word");
    const { page } = opened;
    const dialog = page.getByRole("dialog", { name: "Shortcuts" });
    await page.getByLabel("Your text").press("?");
    expect(await dialog.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Practice" }).press("?");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });
});
