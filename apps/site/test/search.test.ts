import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hydrated, openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";

let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

const status = (page: Page, words: string | RegExp) =>
  page.getByRole("status").filter({ hasText: words }).first().waitFor();
const marked = (page: Page) => page.locator(".hits mark").allTextContents();

describe.skipIf(skipWithoutBrowser)(`the search${remedy}`, () => {
  it("finds a word of a lesson, and leads to the heading it stands below and back", async () => {
    await using opened = await openPage(browser, "/search");
    const { page } = opened;
    await page.getByLabel("Words to look for").fill("personas");
    await status(page, "1 result for “personas”.");
    expect(await page.locator(".hits h2").allTextContents()).toEqual(["Show, do not tell"]);
    expect((await marked(page)).every((word) => /persona/i.test(word))).toBe(true);
    await page.locator(".hits ul a").first().click();
    await page.waitForURL(/\/lessons\/prompting-few-shot#[\w-]+$/);
    const anchor = new URL(page.url()).hash;
    expect(await page.locator(anchor).isVisible()).toBe(true);
    await page.goBack();
    await status(page, "1 result for “personas”.");
    expect(await page.getByLabel("Words to look for").inputValue()).toBe("personas");
    expect(opened.complaints).toEqual([]);
  });

  it("takes the words from a link, and finds exercises, terms, changes and facts by their kind", async () => {
    await using opened = await openPage(browser, "/search?q=prefill");
    const { page } = opened;
    await status(page, /results? for “prefill”/);
    const links = page.locator(".hits h2 a");
    const addresses = await links.evaluateAll((all) => all.map((each) => each.getAttribute("href")));
    expect(addresses).toEqual(expect.arrayContaining(["/changes#no-prefill", "/changes#fact-prefill"]));
    await page.goto(`${opened.url}/search?q=gate`);
    await page.locator(".hits > li", { hasText: "Term" }).getByRole("link", { name: "gate" }).click();
    await page.waitForURL(/\/glossary#gate$/);
    await page.goto(`${opened.url}/search?q=name+the+product`);
    await page.locator(".hits a[href='/exercises/prompting-few-shot/product-word']").first().waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it("loads nothing of the index before the reader searches", async () => {
    await using opened = await openPage(browser, "/search");
    const { page } = opened;
    await page.locator("astro-island:not([ssr])").waitFor();
    const loaded = () =>
      page.evaluate(() =>
        performance.getEntriesByType("resource").filter(({ name }) => name.includes("/pagefind/")),
      );
    expect(await loaded()).toEqual([]);
    await page.getByLabel("Words to look for").fill("gate");
    await status(page, "for “gate”");
    expect((await loaded()).length).toBeGreaterThan(0);
  });

  it("works by keyboard: the box has the focus, and Tab goes from hit to hit", async () => {
    await using opened = await openPage(browser, "/search");
    const { page } = opened;
    await page.locator("#query:focus").waitFor();
    await page.keyboard.type("gate");
    await page.keyboard.press("Enter");
    await status(page, "for “gate”");
    expect(new URL(page.url()).search).toBe("?q=gate");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".hits > li h2") !== null)).toBe(true);
  });

  it("opens by `/` on every page, unless one is writing, and stands in the list of shortcuts", async () => {
    await using opened = await openPage(browser, "/exercises/prompting-few-shot/product-word");
    const { page, url } = opened;
    await hydrated(page);
    await page.keyboard.press("?");
    await page.locator("dialog[open] dt", { hasText: /^\/$/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByLabel("Your text").press("/");
    expect(await page.getByLabel("Your text").inputValue()).toContain("/");
    for (const path of ["/exercises/prompting-few-shot/product-word", "/glossary"]) {
      await page.goto(`${url}${path}`);
      await page.keyboard.press("/");
      await page.waitForURL(/\/search$/);
    }
    expect(opened.complaints).toEqual([]);
  });

  it("shows ten results at a time, and leads the focus to the first of those that came", async () => {
    await using opened = await openPage(browser, "/search?q=a");
    const { page } = opened;
    const hits = page.locator(".hits > li");
    await hits.nth(9).waitFor();
    expect(await hits.count()).toBe(10);
    await page.getByRole("button", { name: /^Show \d more$/ }).press("Enter");
    await page.locator(".hits > li:nth-child(11) :focus").waitFor();
    await status(page, `${await hits.count()} results for “a”.`);
    expect(await page.getByRole("button", { name: /^Show/ }).count()).toBe(0);
  });

  it("says that nothing was found, and what to try", async () => {
    await using opened = await openPage(browser, "/search?q=zyxwvut");
    const { page } = opened;
    await status(page, "Nothing here has “zyxwvut” in it.");
    await page.getByText("Try fewer words").waitFor();
    expect(await page.locator(".hits").count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });

  it("says that the index did not load, and tries again", async () => {
    await using opened = await openPage(browser, "/search");
    const { page } = opened;
    await page.route("**/pagefind/**", (route) => route.abort());
    await page.getByLabel("Words to look for").fill("gate");
    await status(page, "The index of the course did not load.");
    await page.unroute("**/pagefind/**");
    await page.getByRole("button", { name: "try again" }).click();
    await status(page, "for “gate”");
    expect(await page.locator(".hits > li").count()).toBeGreaterThan(0);
  });

  it("does not take a network that went away for a word that nobody wrote", async () => {
    await using opened = await openPage(browser, "/search");
    const { page } = opened;
    let isAway = false;
    await page.route("**/pagefind/index/*", (route) => {
      isAway = true;
      return route.abort();
    });
    await page.route("**/pagefind-entry.json*", (route) => (isAway ? route.abort() : route.continue()));
    await page.getByLabel("Words to look for").fill("gate");
    await status(page, "The index of the course did not load.");
    expect(await page.getByText("Nothing here").count()).toBe(0);
  });

  it("says that it is looking while the index loads", async () => {
    await using opened = await openPage(browser, "/search");
    const { page } = opened;
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route("**/pagefind/pagefind.js", async (route) => {
      await released;
      await route.continue();
    });
    await page.getByLabel("Words to look for").fill("gate");
    await status(page, "Looking.");
    expect(await page.locator(".hits").count()).toBe(0);
    release();
    await status(page, "for “gate”");
  });

  it.each(["light", "dark"] as const)("can be read by everybody in the %s theme", async (colorScheme) => {
    await using opened = await openPage(browser, "/search?q=model", { colorScheme });
    const { page } = opened;
    await status(page, "for “model”");
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
    }
    expect(opened.complaints).toEqual([]);
  });

  it("says without JavaScript where else words are", async () => {
    await using opened = await openPage(browser, "/search", { javaScriptEnabled: false });
    const { page } = opened;
    expect(await page.locator("noscript a").count()).toBe(2);
  });
});
