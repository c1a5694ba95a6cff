import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GradeEvent, SampleCall } from "@assay/exercise";
import { hydrated, openPage } from "./browser.ts";
import { fixtureExercise, scriptedRun } from "./course.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";

const correction = "prompting-few-shot/correct-labels";
const knobs = "prompting-few-shot/set-knobs";
let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

const weighed: Partial<SampleCall> = {
  request: { kind: "labels", prompt: "Text: The pen leaks.\nLabel:", labels: ["good", "bad"] },
  output: "bad",
  logprobs: { good: -1.25, bad: -2.5 },
  subtracted: { good: -0.75, bad: -3 },
};

/** Puts weighed labels in the place of what a model wrote. */
function withLabels(event: GradeEvent): GradeEvent {
  if (event.type !== "sample-end" || !("calls" in event.sample)) return event;
  const calls = event.sample.calls.map((call) => ({ ...call, ...weighed }));
  return { ...event, sample: { ...event.sample, calls } };
}

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
    await page.getByLabel("nothing", { exact: true }).focus();
    await page.keyboard.press("ArrowDown");
    expect(await page.getByLabel("my texts").isChecked()).toBe(true);
    await page.getByLabel("Texts that say nothing, 1", { exact: true }).fill("N/A");
    await page.getByRole("button", { name: "Add a text" }).press("Enter");
    const second = page.getByLabel("Texts that say nothing, 2", { exact: true });
    // The new field has the focus once it is drawn; what is typed before goes nowhere.
    await second.and(page.locator(":focus")).waitFor();
    await page.keyboard.type("none");
    expect(await second.inputValue()).toBe("none");
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

  it("show how likely each label was, what was subtracted, and what was left", async () => {
    await using opened = await openSettings(correction);
    const { page, api } = opened;
    await practice(page).click();
    const run = await api.nextRun();
    run.events(scriptedRun(await fixtureExercise(correction), "practice").map(withLabels));
    run.state({ state: "done" });
    await page.locator("summary", { hasText: "The pen leaks" }).click();
    const row = page.getByRole("row", { name: /^good/ });
    await row.first().waitFor();
    expect(await row.first().getByRole("cell").allTextContents()).toEqual(["−1.25", "−0.75", "−0.50"]);
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
