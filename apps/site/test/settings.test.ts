import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hydrated, openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";

const correction = "prompting-few-shot/correct-labels";
const knobs = "prompting-few-shot/set-knobs";
let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

async function openSettings(id: string) {
  const opened = await openPage(browser, `/exercises/${id}`);
  await hydrated(opened.page);
  return opened;
}

const practice = (page: Page) => page.getByRole("button", { name: "Practice", exact: true });

describe.skipIf(skipWithoutBrowser)(`settings${remedy}`, () => {
  it("are chosen and written with the keyboard alone, and sent", async () => {
    await using opened = await openSettings(correction);
    const { page, api } = opened;
    await page.getByLabel("nothing").focus();
    await page.keyboard.press("ArrowDown");
    expect(await page.getByLabel("my texts").isChecked()).toBe(true);
    await page.getByLabel("Texts that say nothing, 1").fill("N/A");
    await page.getByRole("button", { name: "Add a text" }).press("Enter");
    await page.keyboard.type("none");
    expect(await page.getByLabel("Texts that say nothing, 2").inputValue()).toBe("none");
    await practice(page).press("Enter");
    const run = await api.nextRun();
    expect(run.sent).toMatchObject({
      exercise: correction,
      artifact: { correction: { subtract: "texts", texts: ["N/A", "none"] } },
    });
    run.state({ state: "running" });
    await page.getByText("locked while it runs").waitFor();
    expect(await page.getByLabel("my texts").isDisabled()).toBe(true);
    expect(opened.complaints).toEqual([]);
  });

  it("are numbers in their range, or are not sent, and say why", async () => {
    await using opened = await openSettings(knobs);
    const { page, api } = opened;
    await page.getByLabel("Temperature").fill("5");
    await practice(page).click();
    await page.getByText("“Temperature” must be a number from 0 to 2.").first().waitFor();
    await page.getByLabel("Temperature").fill("0");
    await page.getByLabel("a newline").check();
    await practice(page).click();
    const { sent } = await api.nextRun();
    expect(sent).toMatchObject({ artifact: { knobs: { temperature: 0, maxTokens: 8, stop: ["\n"] } } });
    expect(opened.complaints).toEqual([]);
  });

  it("are kept as a draft when the page is opened again", async () => {
    await using opened = await openSettings(correction);
    const { page } = opened;
    await page.getByLabel("the visible reviews").check();
    await page.getByText("saved here").waitFor();
    await page.reload();
    await hydrated(page);
    expect(await page.getByLabel("the visible reviews").isChecked()).toBe(true);
    await page.getByRole("button", { name: "Back to the starter" }).click();
    expect(await page.getByLabel("nothing", { exact: true }).isChecked()).toBe(true);
  });
});
