import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hydrated, openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";
import { fixtureExercise, scriptedRun } from "./course.ts";
import type { FakeApi } from "./fake-api.ts";

const path = "/exercises/prompting-few-shot/product-word";
const exercise = await fixtureExercise("prompting-few-shot/product-word");
const at = "2026-11-14T09:12:00.000Z";
let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

const text = (page: Page) => page.getByLabel("Your text");
const panel = (page: Page, words: string | RegExp) => page.locator(".panel").getByText(words).first();

/** Submits what stands in the panel, and ends the run as the server would. */
async function submit(page: Page, api: FakeApi, passes: boolean): Promise<void> {
  await page.getByRole("button", { name: "Submit" }).click();
  const run = await api.nextRun();
  run.state({ state: "running" });
  run.events(scriptedRun(exercise, "submit", passes));
  api.attempts = [run.attempt(), ...api.attempts];
  run.state({ state: "done" });
  await page.getByText(`attempt ${api.attempts.length}`).waitFor();
}

describe.skipIf(skipWithoutBrowser)(`attempts in a browser${remedy}`, () => {
  it("compares an attempt with the one before, cell by cell and in words", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await submit(page, api, false);
    expect(await page.locator(".compared").count()).toBe(0);
    await submit(page, api, true);
    await panel(page, /Fixed\s11\. That is more than chance would do \(p < 0\.001\)\./).waitFor();
    expect(await page.locator(".case .change").allTextContents()).toEqual(["fixed"]);
    const fixed = await page.locator(".pair.fixed").count();
    expect(fixed).toBeGreaterThan(4);
    expect(await page.locator(".pair.broke").count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });

  it("opens an earned hint, and names the next one without its text", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    api.earned = { hints: [{ rung: 1, at, text: "Ask **which** of two things happened." }], rungs: 3 };
    await submit(page, api, false);
    await page.getByText("What failed", { exact: true }).click();
    await page.locator(".told strong", { hasText: "which" }).waitFor();
    await panel(page, "The idea behind it: after the next attempt with a changed text").waitFor();
    await expect.poll(() => api.calls.filter((call) => call.path.endsWith("/hints/1/open")).length).toBe(1);
    expect(opened.complaints).toEqual([]);
  });

  it("shows the solution only once it is opened, and says what follows", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    api.earned = {
      hints: [1, 2, 3].map((rung) => ({ rung, at, text: `hint ${rung}` })),
      rungs: 4,
    };
    api.earned.hints.push({ rung: 4, at });
    await submit(page, api, false);
    await panel(page, "From then on, Submit runs other hidden cases").waitFor();
    await page.getByRole("button", { name: "Open the solution" }).click();
    await page.getByText("The solution", { exact: true }).click();
    await page.locator(".told code").waitFor();
    expect(await page.locator(".told code").textContent()).toBe("{{message}}");
    expect(api.calls.filter(({ path: called }) => called.endsWith("/hints/4/open"))).toHaveLength(1);
  });

  it("shows what passing earns", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    api.earned = { hints: [], rungs: 3, debrief: "The reference has eight examples." };
    await submit(page, api, true);
    await page.getByText("What the reference does differently").click();
    await panel(page, "The reference has eight examples.").waitFor();
    expect(await page.getByText("What failed").count()).toBe(1);
  });

  it("brings back what was handed in, and gives the newer text again", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await text(page).fill("First: {{message}}");
    await submit(page, api, false);
    await text(page).fill("Second: {{message}}");
    await page.locator(".rung summary", { hasText: "failed, " }).click();
    expect(await page.locator(".difference del").textContent()).toBe("First: {{message}}");
    expect(await page.locator(".difference ins").textContent()).toBe("Second: {{message}}");
    await page.getByRole("button", { name: "Bring this text back" }).click();
    expect(await text(page).inputValue()).toBe("First: {{message}}");
    await panel(page, "The same text as above.").waitFor();
    await page.getByRole("button", { name: "Bring my text back" }).click();
    expect(await text(page).inputValue()).toBe("Second: {{message}}");
  });

  it("knows attempts, hints and comparison again after a reload", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    api.earned = { hints: [{ rung: 1, at, text: "Look closer." }], rungs: 3 };
    await submit(page, api, false);
    await submit(page, api, true);
    await page.reload();
    await panel(page, /^Against/).waitFor();
    await page.getByText("What failed", { exact: true }).waitFor();
    expect(await page.locator(".rung summary", { hasText: "hidden" }).count()).toBe(2);
    const numbers = page.locator("li[value]");
    expect(await numbers.evaluateAll((all) => all.map((each) => each.getAttribute("value")))).toEqual([
      "2",
      "1",
    ]);
  });
});
