import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";

let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

/** Lets days pass for the page that is opened next. */
const setDay = (page: Page, day: string) => page.clock.setFixedTime(new Date(`2026-11-${day}T10:00:00Z`));
const status = (page: Page) => page.locator('.review [role="status"]');
const says = (page: Page, words: string | RegExp) => status(page).getByText(words).waitFor();

describe.skipIf(skipWithoutBrowser)(`review in a browser${remedy}`, () => {
  it("says where cards come from while there are none", async () => {
    await using opened = await openPage(browser, "/review");
    await says(opened.page, "No card is in your queue yet.");
    expect(opened.complaints).toEqual([]);
  });

  it("asks a lesson's cards a day after the first was opened, by keyboard, and remembers the answers", async () => {
    await using opened = await openPage(browser, "/learn");
    const { page, url } = opened;
    await setDay(page, "01");
    await page.goto(`${url}/lessons/prompting-few-shot`);
    await page.locator(".recall summary").first().click();
    await page.goto(`${url}/review`);
    await says(page, /^Nothing is due\. The next card comes in 20 h\.$/);

    await setDay(page, "02");
    await page.reload();
    await says(page, /^1 of [345]$/);
    const all = Number((await status(page).textContent())?.at(-1));
    const first = await page.locator(".ask").textContent();
    expect(await page.locator(".answer").count()).toBe(0);
    await page.keyboard.press("Enter");
    await page.locator(".answer").waitFor();
    await page.keyboard.press("3");
    await says(page, /^2 of [345]$/);
    expect(await page.locator(".ask").textContent()).not.toBe(first);

    await page.getByRole("button", { name: "Take the last answer back" }).click();
    await says(page, /^1 of [345], the answer$/);
    expect(await page.locator(".ask").textContent()).toBe(first);
    await page.getByRole("button", { name: /^Good/ }).click();
    for (let left = all - 1; left > 0; left -= 1) {
      await page.getByRole("button", { name: "Show the answer" }).click();
      await page.getByRole("button", { name: /^Easy/ }).click();
    }
    await says(page, /answered; nothing more is due\. The next card comes/);

    await page.reload();
    await says(page, /^Nothing is due\./);
    expect(opened.complaints).toEqual([]);
  });

  it("says that the cards cannot be fetched", async () => {
    await using opened = await openPage(browser, "/learn");
    await opened.page.route("**/cards.json", (route) => route.abort());
    await opened.page.goto(`${opened.url}/review`);
    await opened.page.getByText("The cards could not be fetched.").waitFor();
    expect(await opened.page.locator(".ask").count()).toBe(0);
  });
});
