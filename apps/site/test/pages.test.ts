import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passedAttempt } from "./course.ts";
import { openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";

const pages = [
  "/",
  "/learn",
  "/review",
  "/progress",
  "/lessons/prompting-few-shot",
  "/exercises/prompting-few-shot/product-word",
  "/exercises/prompting-few-shot/order-id",
  "/glossary",
  "/changes",
  "/search",
  "/status",
  "/api/docs",
  "/exercises/prompting-few-shot/choose-examples",
  "/exercises/prompting-few-shot/which-notes",
  "/exercises/prompting-few-shot/correct-labels",
  "/exercises/prompting-few-shot/set-knobs",
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

  it("shows the glossary without JavaScript, and leads from the index to a term by keyboard", async () => {
    await using opened = await openPage(browser, "/glossary", { javaScriptEnabled: false });
    const { page } = opened;
    await page.getByRole("link", { name: "few-shot" }).focus();
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/#few-shot$/);
    const term = page.locator("#few-shot");
    expect(await term.innerText()).toMatch(/^few-shot\s+A few-shot prompt shows/);
    expect(await term.getByRole("link").getAttribute("href")).toBe("/lessons/prompting-few-shot");
    expect(await page.locator("#token").innerText()).toContain("“Tokens”, not written yet");
  });

  it("shows changes without JavaScript, newest first, and the source of each fact", async () => {
    await using opened = await openPage(browser, "/changes", { javaScriptEnabled: false });
    const { page } = opened;
    expect(await page.locator("h3").allTextContents()).toEqual([
      "The first lesson is open",
      "No more prefill",
    ]);
    await page.locator("#no-prefill").getByRole("link", { name: "prefill" }).click();
    expect(page.url()).toMatch(/#fact-prefill$/);
    expect(await page.locator("#fact-prefill").innerText()).toContain(
      "Source: Anthropic. Checked on 23 November 2026, to be checked again by 23 May 2027.",
    );
    expect(await page.locator("#fact-sizes").innerText()).toContain("Secondary source: A survey.");
  });

  it("offers the changes as a feed that a browser can parse, with whole addresses", async () => {
    await using opened = await openPage(browser, "/changes");
    const { page } = opened;
    const items = await page.evaluate(async () => {
      const address = document.querySelector<HTMLLinkElement>("link[type='application/rss+xml']")?.href ?? "";
      const text = await (await fetch(address)).text();
      const feed = new DOMParser().parseFromString(text, "text/xml");
      return Array.from(feed.querySelectorAll("item"), (item) =>
        ["title", "link", "description"].map((name) => item.querySelector(name)?.textContent),
      );
    });
    expect(items.map(([title]) => title)).toEqual(["The first lesson is open", "No more prefill"]);
    expect(items[1]).toEqual([
      "No more prefill",
      "http://localhost:4321/changes#no-prefill",
      "A reply can no longer be begun for the model & its <friends>.",
    ]);
  });

  it("tells how the server does, that it went away, and that it is back", async () => {
    await using opened = await openPage(browser, "/status");
    const { page, api } = opened;
    const headline = page.getByRole("status").locator(".lead");
    await headline.filter({ hasText: "Everything is ready" }).waitFor();
    await page.getByText("It reads 812 and writes 96 tokens a second.").waitFor();
    api.down();
    await page.reload();
    await headline.filter({ hasText: "The server is not answering" }).waitFor();
    expect(await page.locator(".entries > *").count()).toBe(0);
    api.up();
    await headline.filter({ hasText: "Everything is ready" }).waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it("says without JavaScript where the status is", async () => {
    await using opened = await openPage(browser, "/status", { javaScriptEnabled: false });
    const link = opened.page.getByRole("link", { name: "/api/status" });
    expect(await link.getAttribute("href")).toBe("/api/status");
  });

  it("offers each lesson as Markdown for a reader's own tools", async () => {
    await using opened = await openPage(browser, "/learn");
    const { page, url } = opened;
    const text = async (path: string) => (await page.request.get(`${url}${path}`)).text();
    const list = await page.getByRole("link", { name: "llms.txt" }).getAttribute("href");
    const [, address = ""] = /\((\S+\.md)\)/.exec(await text(list ?? "")) ?? [];
    expect(address).toBe("/lessons/prompting-few-shot.md");
    expect(await text(address)).toMatch(/^# Show, do not tell\n/);
  });

  it("prints a lesson black on white, with exercises and figures, and only outside addresses written out", async () => {
    await using opened = await openPage(browser, "/lessons/prompting-few-shot", { colorScheme: "dark" });
    const { page } = opened;
    await page.setViewportSize({ width: 700, height: 1000 });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const colour = await page.evaluate(() => getComputedStyle(document.documentElement).color);
    expect(colour).toBe("rgb(23, 28, 38)");
    expect(await page.locator(".panel .case").first().isVisible()).toBe(true);
    expect(await page.locator(".fig").isVisible()).toBe(true);
    for (const hidden of [".actions", ".top nav", ".foot nav", ".along"]) {
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
    }
    const written = await page.evaluate(() => {
      const links = ["https://example.com/", "/learn", "#try-first"].map((href) => {
        const link = Object.assign(document.createElement("a"), { href, textContent: "a link" });
        document.querySelector(".prose")?.append(link);
        return getComputedStyle(link, "::after").content;
      });
      return { links, wide: document.documentElement.scrollWidth - innerWidth };
    });
    expect(written.links).toEqual(['" (https://example.com/)"', "none", "none"]);
    expect(written.wide).toBeLessThanOrEqual(0);
    expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
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
