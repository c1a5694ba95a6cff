import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hydrated, openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";
import { fixtureExercise, scriptedRun } from "./course.ts";
import { problemOf } from "../src/states/stage.ts";

const id = "prompting-few-shot/product-word";
const path = `/exercises/${id}`;
const exercise = await fixtureExercise(id);
const practice = scriptedRun(exercise, "practice");
const submit = scriptedRun(exercise, "submit");
let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

const text = (page: Page) => page.getByLabel("Your text");
const finding = (page: Page) => page.locator(".finding");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const says = (page: Page, words: string) => finding(page).filter({ hasText: words }).waitFor();
const marks = (page: Page, state: string) => page.locator(`.cases summary .m.${state}`);

describe.skipIf(skipWithoutBrowser)(`the panel in a browser${remedy}`, () => {
  it("fills the cells of a practice one after another, while the run goes on", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Practice").click();
    const run = await api.nextRun();
    expect(run.sent).toMatchObject({ exercise: id, mode: "practice", artifact: exercise.starter });
    await says(page, "Next in line.");

    run.state({ state: "running" });
    run.events(practice.slice(0, 3));
    await says(page, "Practising: 1 of 12.");
    expect(await marks(page, "pass").count()).toBe(1);
    expect(await marks(page, "running").count()).toBe(1);
    expect(await marks(page, "pending").count()).toBe(10);

    run.events(practice.slice(3));
    run.state({ state: "done" });
    await says(page, "Not yet true in 1 of 12 visible cases");
    expect(await marks(page, "fail").count()).toBe(1);
    await page.getByText("4 words too many, before it.").waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it("moves nothing on the page from the first cell to the last", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Submit").click();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(submit.slice(0, 1));
    await says(page, "Running: 0 of 36.");
    const places = () =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll(".work, .cases li, .groups > div, .foot"), (each) => {
          const { top, left } = each.getBoundingClientRect();
          return [Math.round(top + scrollY), Math.round(left)];
        }),
      );
    const before = await places();
    run.events(submit.slice(1, -1));
    await says(page, "Running: 36 of 36.");
    expect(await places()).toEqual(before);
    run.events(submit.slice(-1));
    run.state({ state: "done" });
    await says(page, "Passed: 958 fine.");
    expect(await places()).toEqual(before);
  });

  it("strikes the hallmark and says the totals aloud when a submit passes", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Submit").click();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(submit);
    run.state({ state: "done" });
    await says(page, "Passed: 958 fine.");
    await page.getByRole("img", { name: "Hallmark: 958 fine, Assay office" }).waitFor();
    const spoken = page.locator('.panel > [role="status"]');
    expect(await spoken.textContent()).toBe("Passed: 958 fine. 23 of 24 hidden cases pass.");
  });

  it("sends once when a button is pressed twice, and by keys from the text", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Practice").dblclick();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(practice);
    run.state({ state: "done" });
    await says(page, "Not yet true in 1 of 12");
    expect(api.submissions()).toHaveLength(1);

    await text(page).press("Shift+Control+Enter");
    expect((await api.nextRun()).sent.mode).toBe("submit");
    const [first, second] = api.submissions();
    expect(first?.key).not.toBe(second?.key);
  });

  it("tells of a run as soon as the code for it comes, and asks again without a network", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    let isAway = true;
    await page.route("**/told.*.js", (route) => (isAway ? route.abort() : route.continue()));
    await button(page, "Practice").click();
    const run = await api.nextRun();
    run.events(practice);
    run.state({ state: "done" });
    await says(page, "One moment.");
    isAway = false;
    await says(page, "Not yet true in 1 of 12 visible cases");
    expect(await marks(page, "fail").count()).toBe(1);
  });

  it("leads from the finding to the case that shows it", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Practice").click();
    const run = await api.nextRun();
    run.events(practice);
    run.state({ state: "done" });
    const link = page.getByRole("button", { name: /^Look at case \d\d$/ });
    const number = (await link.textContent())?.slice(-2) ?? "";
    await link.click();
    const focused = page.locator("summary:focus");
    expect(await focused.locator(".n").textContent()).toBe(number);
    expect(await focused.getByRole("img", { name: "fail" }).count()).toBe(1);
  });

  it("cancels, keeps what came back, and hands the focus on", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Practice").press("Enter");
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(practice.slice(0, 5));
    await says(page, "Practising: 2 of 12.");
    const cancel = button(page, "Cancel");
    expect(await cancel.evaluate((each) => each === document.activeElement)).toBe(true);
    await cancel.press("Enter");
    await says(page, "Cancelled. No attempt used.");
    expect(await marks(page, "pass").count()).toBe(2);
    expect(await button(page, "Practice").evaluate((each) => each === document.activeElement)).toBe(true);
  });

  it("follows a run again after the line was lost", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Submit").click();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(submit.slice(0, 5));
    await says(page, "Running: 2 of 36.");
    api.down();
    await page.getByText("The line to the server is down.").waitFor();
    run.events(submit.slice(5));
    run.state({ state: "done" });
    api.up();
    await says(page, "Passed: 958 fine.");
    expect(await page.getByText("The line to the server is down.").count()).toBe(0);
  });

  it("picks a run up again after the page is loaded anew, and shows its end after that", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Submit").click();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(submit.slice(0, 5));
    await says(page, "Running: 2 of 36.");
    await page.reload();
    await says(page, "Running: 2 of 36.");
    run.events(submit.slice(5));
    run.state({ state: "done" });
    await says(page, "Passed: 958 fine.");
    await page.reload();
    await says(page, "Passed: 958 fine.");
    expect(api.submissions()).toHaveLength(1);
  });

  it("holds a press while the server is away, and sends it once when it is back", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await text(page).fill("Message: {{message}}\nProduct:");
    api.down();
    await button(page, "Practice").click();
    await says(page, "The server does not answer. Your text is kept.");
    api.up();
    const run = await api.nextRun();
    expect(run.sent.artifact).toEqual({ prompt: "Message: {{message}}\nProduct:" });
    run.state({ state: "running" });
    run.events(practice);
    run.state({ state: "done" });
    await says(page, "Not yet true in 1 of 12");
    expect(api.submissions()).toHaveLength(1);
  });

  it("holds a press until the examiner is ready, with the progress of its download", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    const ready = api.status;
    api.refuseNext(problemOf("examiner-missing", 503, "No examiner is there yet."));
    api.status = {
      ...ready,
      examiner: {
        ...ready.examiner,
        state: "downloading",
        download: {
          source: "hub",
          done: 41_300_000,
          total: 98_362_432,
          bytesPerSecond: 6_200_000,
          secondsLeft: 9,
        },
      },
    };
    await page.reload();
    await says(page, "The examiner is on its way: 41 of 98 MB.");
    await page.getByText("Examiner SmolLM2-135M: 41 of 98 MB").waitFor();
    await button(page, "Submit").click();
    await page.getByText("Your text is sent by itself when the examiner is ready.").waitFor();
    api.status = ready;
    await api.nextRun();
    await says(page, "Next in line.");
    const keys = api.submissions().map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
  });

  it("keeps the draft when the exercise has changed, and says to load the page again", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await text(page).fill("Mine: {{message}}");
    api.refuseNext(
      problemOf("stale-exercise", 409, "Reload the page to get the new one. Your text is kept."),
    );
    await button(page, "Submit").click();
    await says(page, "The exercise has changed since this page was loaded.");
    await button(page, "Reload the page").click();
    await says(page, "Nothing run yet.");
    await expect.poll(() => text(page).inputValue()).toBe("Mine: {{message}}");
  });

  it.each([
    {
      what: "what is wrong with the artifact",
      refusal: {
        ...problemOf("artifact-invalid", 422, "The artifact is not as it should be."),
        problems: [{ code: "too-long", part: "prompt", message: "Keep the text under 20,000 characters." }],
      },
      headers: {},
      sentence: "Keep the text under 20,000 characters.",
    },
    {
      what: "when one may send again",
      refusal: problemOf("too-many-requests", 429, "That is more than 20 submissions in a minute."),
      headers: { "retry-after": "30" },
      sentence: "That is more than 20 submissions in a minute. You can send again at",
    },
    {
      what: "that our disk is full",
      refusal: problemOf("storage-full", 507, "Nothing can be stored right now. Your text is kept."),
      headers: {},
      sentence: "Nothing can be stored right now. Your text is kept.",
    },
  ])("says $what, and lets one press again", async ({ refusal, headers, sentence }) => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    api.refuseNext(refusal, headers);
    await button(page, "Submit").click();
    await page.locator(".say", { hasText: sentence }).waitFor();
    await button(page, "Submit").click();
    await api.nextRun();
    expect(api.submissions()).toHaveLength(2);
  });

  it("sends what could not be graded again, as a new submission of the same text", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await button(page, "Submit").click();
    const run = await api.nextRun();
    const [start] = submit;
    const end = submit.at(-1);
    if (start === undefined || end?.type !== "grading-end" || end.grade === undefined)
      throw new Error("no run");
    const { interval: _, ...grade } = end.grade;
    const fault = { code: "examiner-away" as const, message: "The examiner stopped answering." };
    run.state({ state: "running" });
    run.events([start, { v: 1, type: "grading-end", grade: { ...grade, outcome: "ungraded", fault } }]);
    run.state({ state: "done" });
    await says(page, "We could not grade this. Not your fault, no attempt used.");
    await page.getByText("The examiner stopped answering.").waitFor();
    await text(page).fill("Another text: {{message}}");
    await button(page, "Send it again").click();
    const again = await api.nextRun();
    expect(again.sent).toEqual(run.sent);
    expect(again.key).not.toBe(run.key);
  });

  it("catches a missing placeholder before it is sent, and puts it right", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await text(page).fill("Name the product.");
    await button(page, "Practice").click();
    await page.getByText("Without {{message}} the model never sees the case.").first().waitFor();
    await button(page, "Insert {{message}}").click();
    expect(await text(page).inputValue()).toBe("Name the product. {{message}}");
    expect(api.submissions()).toHaveLength(0);
    await button(page, "Practice").click();
    await api.nextRun();
  });

  it("counts tokens as one writes, and says by how much a text is over its budget", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await page.locator(".under", { hasText: /\d+ of 220 tokens/ }).waitFor();
    await text(page).fill(`{{message}} ${"word ".repeat(300)}`);
    await page.getByText(/and 220 are allowed: shorten it by \d+ tokens/).waitFor();
    await button(page, "Submit").click();
    expect(api.submissions()).toHaveLength(0);
  });

  it("keeps the draft here at once, and on the server after the first submission", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await text(page).fill("First: {{message}}");
    await page.reload();
    await expect.poll(() => text(page).inputValue()).toBe("First: {{message}}");
    expect(api.drafts.size).toBe(0);
    await button(page, "Practice").click();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(practice);
    run.state({ state: "done" });
    await says(page, "Not yet true in 1 of 12");
    await text(page).fill("Second: {{message}}");
    await expect
      .poll(() => api.drafts.get(id)?.artifact, { timeout: 5_000 })
      .toEqual({ prompt: "Second: {{message}}" });
  });

  it("goes back to the starter, and from there to the text that was replaced", async () => {
    await using opened = await openPage(browser, path);
    const { page } = opened;
    await hydrated(page);
    await text(page).fill("Mine: {{message}}");
    await button(page, "Back to the starter").click();
    expect(await text(page).inputValue()).toBe(exercise.starter["prompt"]);
    await button(page, "Bring my text back").click();
    expect(await text(page).inputValue()).toBe("Mine: {{message}}");
  });

  it("shows the last attempt quietly", async () => {
    await using opened = await openPage(browser, path);
    const { page, api } = opened;
    await hydrated(page);
    await page.getByText("no attempt yet").waitFor();
    await button(page, "Submit").click();
    const run = await api.nextRun();
    run.state({ state: "running" });
    run.events(submit);
    api.attempts = [run.attempt()];
    run.state({ state: "done" });
    await page.getByText(/attempt 1 passed/).waitFor();
    expect(await page.locator(".spec").textContent()).toMatch(/attempt 1 passed, \d+ \w+ \d\d:\d\d$/);
  });

  it("shows what would be sent for a case before anything is run", async () => {
    await using opened = await openPage(browser, path);
    const { page } = opened;
    await hydrated(page);
    await page.locator(".case summary").first().click();
    await page.getByText("Would be sent").waitFor();
    expect(await page.locator(".sent mark").textContent()).toBe("The blue cup I ordered in May has a crack.");
  });
});
