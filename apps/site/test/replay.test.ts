import type { GradeEvent } from "@assay/exercise";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemOf } from "../src/states/stage.ts";
import { hydrated, openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";
import { fixtureExercise, scriptedRun } from "./course.ts";
import { type FakeApi, createFakeApi } from "./fake-api.ts";

const id = "prompting-few-shot/product-word";
const path = `/exercises/${id}`;
const exercise = await fixtureExercise(id);
const practice = scriptedRun(exercise, "practice");
const examiner = "larger-model";
let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

/** An API with an added examiner. */
function createReplayApi(): FakeApi {
  const api = createFakeApi();
  api.status = { ...api.status, replays: { examiner } };
  return api;
}

/** Practises what stands in the panel, and ends the run as the server would. */
async function practise(page: Page, api: FakeApi): Promise<void> {
  await hydrated(page);
  await page.getByRole("button", { name: "Practice" }).click();
  const run = await api.nextRun();
  run.state({ state: "running" });
  run.events(practice);
  run.state({ state: "done" });
  await page.locator(".finding").filter({ hasText: "Not yet true" }).waitFor();
}

/** The same run where every case passes, and what it took. */
const better = practice.map((event): GradeEvent => {
  if (event.type === "case-end") return { ...event, verdict: "pass" };
  if (event.type !== "grading-end" || event.practice === undefined) return event;
  const { finding: _finding, ...rest } = event.practice;
  return { ...event, practice: { ...rest, visible: { passed: 12, total: 12, ungraded: 0 }, cost: 0.00032 } };
});

const replayButton = (page: Page) => page.getByRole("button", { name: `Replay on ${examiner}` });
const told = (page: Page, words: string | RegExp) =>
  page.locator(".replay-head").getByText(words).first().waitFor();
const marks = (page: Page, state: string) => page.locator(`.replay .answer:last-child .m.${state}`);

describe.skipIf(skipWithoutBrowser)(`a replay in a browser${remedy}`, () => {
  it("is offered nowhere without a second examiner, nor before a run", async () => {
    await using plain = await openPage(browser, path);
    await practise(plain.page, plain.api);
    expect(await replayButton(plain.page).count()).toBe(0);
    await using opened = await openPage(browser, path, { api: createReplayApi() });
    await hydrated(opened.page);
    expect(await replayButton(opened.page).count()).toBe(0);
  });

  it("streams beside the run, and shows both replies and what it took", async () => {
    await using opened = await openPage(browser, path, { api: createReplayApi() });
    const { page, api } = opened;
    await practise(page, api);
    await told(page, "Used today: about $0.02 of your $0.50");
    await replayButton(page).click();
    const run = await api.nextRun();
    expect(run.sent).toMatchObject({ mode: "replay", examiner, artifact: exercise.starter });
    run.state({ state: "running" });
    run.events(better.slice(0, 5));
    await told(page, "Replaying: 2 of 12.");
    expect([await marks(page, "pass").count(), await marks(page, "pending").count()]).toEqual([2, 10]);
    run.events(better.slice(5));
    run.state({ state: "done" });
    await told(page, `${examiner} passes 12 of 12, SmolLM2-135M 11.`);
    await told(page, "They differ on 1 case.");
    await told(page, /It took 36 calls, 3,024 tokens sent and 96 back; it cost \$0\.00032\./);
    await told(page, "a replay never counts");

    await page.locator(".replay summary").first().focus();
    await page.keyboard.press("Enter");
    const shown = page.locator(".replay .opened");
    await shown.getByText("Sent to both").waitFor();
    expect(await shown.locator(".two .checks").count()).toBe(2);
    await shown.getByText("Ask it yourself, as curl").click();
    const command = await shown.locator("pre").textContent();
    expect(command).toContain('curl "$OPENAI_BASE_URL"/completions');
    expect(command).toContain("Bearer $OPENAI_API_KEY");
    expect(command).toContain(`"model": "${examiner}"`);
    // What was practised is what it was.
    expect(await page.locator(".finding").textContent()).toContain("Not yet true");
    expect(opened.complaints).toEqual([]);
  });

  it("is found again after a reload, and gone when another text was run", async () => {
    await using opened = await openPage(browser, path, { api: createReplayApi() });
    const { page, api } = opened;
    await practise(page, api);
    await replayButton(page).click();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(better);
    run.state({ state: "done" });
    await told(page, "passes 12 of 12");
    await page.reload();
    await told(page, "passes 12 of 12");
    await page.getByLabel("Your text").press("Control+Home");
    await page.getByLabel("Your text").pressSequentially("Name it.\n");
    await practise(page, api);
    await told(page, "The same text on another model.");
    expect(await page.locator(".replay .cases").count()).toBe(0);
  });

  it("waits with its reason, can be cancelled, and keeps the focus", async () => {
    await using opened = await openPage(browser, path, { api: createReplayApi() });
    const { page, api } = opened;
    await practise(page, api);
    await replayButton(page).press("Enter");
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(better.slice(0, 3));
    const reason = { code: "rate-limited", message: "The model is rate-limited." } as const;
    run.state({ state: "waiting", reason, until: new Date(Date.now() + 60_000).toISOString() });
    await told(page, /Waiting for the examiner until \d\d:\d\d:\d\d\./);
    await told(page, "The model is rate-limited.");
    const cancel = page.getByRole("button", { name: "Cancel the replay" });
    await expect.poll(() => cancel.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await told(page, "Cancelled.");
    await page.getByRole("button", { name: `Replay again on ${examiner}` }).waitFor();
  });

  it("says why a replay is refused or could not end, and that the server is away", async () => {
    await using opened = await openPage(browser, path, { api: createReplayApi() });
    const { page, api } = opened;
    await practise(page, api);
    const detail = "Of the $0.50 that a learner may spend on replays in a day, about $0.50 are used.";
    api.refuseNext(problemOf("spend-limit", 429, detail));
    await replayButton(page).click();
    await told(page, detail);
    api.down();
    await replayButton(page).click();
    await told(page, "The server does not answer.");
    api.up();
    await replayButton(page).click();
    const run = await api.nextRun();
    const fault = { code: "examiner-away", message: "The endpoint does not accept the key." } as const;
    run.state({ state: "running" });
    run.events(
      better.map((event): GradeEvent => {
        if (event.type === "case-end") return { ...event, verdict: "ungraded" };
        const { practice: result } = event.type === "grading-end" ? event : {};
        return result === undefined ? event : { v: 1, type: "grading-end", practice: { ...result, fault } };
      }),
    );
    run.state({ state: "done" });
    await told(page, "We could not finish this. Not your fault.");
    await told(page, "The endpoint does not accept the key.");
    expect(await marks(page, "ungraded").count()).toBe(12);
  });

  it("fits a phone", async () => {
    await using opened = await openPage(browser, path, {
      api: createReplayApi(),
      viewport: { width: 320, height: 800 },
    });
    const { page, api } = opened;
    await practise(page, api);
    await replayButton(page).click();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(better);
    run.state({ state: "done" });
    await told(page, "passes 12 of 12");
    await page.locator(".replay summary").first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
