import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hydrated, openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";
import { createFakeApi } from "./fake-api.ts";

const id = "prompting-few-shot/choose-examples";
const path = `/exercises/${id}`;
let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

const rows = (page: Page) => page.locator(".chosen button");
const chosen = (page: Page) => page.locator(".chosen code").allTextContents();
const pool = (page: Page, text: string) => page.locator(".pool button", { hasText: text });
const tools = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const starter = ["Text: The scarf is soft.", "Text: The parcel came late and it was wet."];
const [scarf, parcel] = starter;
const mug = "Text: The mug cracked on the first morning.";
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

async function openChoice(options: Parameters<typeof openPage>[2] = {}, at = path) {
  const opened = await openPage(browser, at, options);
  await hydrated(opened.page);
  return opened;
}

describe.skipIf(skipWithoutBrowser)(`choosing from a pool${remedy}`, () => {
  it("takes items in and out, says so, and sends them in their order", async () => {
    await using opened = await openChoice();
    const { page, api } = opened;
    expect(await chosen(page)).toEqual(starter);
    await pool(page, "The mug").click();
    await page.getByText(`${mug}: taken in at place 3. 3 of 4.`).waitFor({ state: "attached" });
    await pool(page, "The scarf").click();
    expect(await chosen(page)).toEqual([parcel, mug]);
    expect(await pool(page, "The mug").getAttribute("aria-pressed")).toBe("true");
    await tools(page, "Practice").click();
    const run = await api.nextRun();
    expect(run.sent).toMatchObject({ exercise: id, artifact: { examples: ["parcel", "mug"] } });
    run.state({ state: "running" });
    await page.getByText("locked while it runs").waitFor();
    expect(await rows(page).first().isDisabled()).toBe(true);
    expect(await pool(page, "The scarf").isDisabled()).toBe(true);
    await rows(page).first().press("ArrowDown");
    await pool(page, "The scarf").press("Enter");
    expect(await chosen(page)).toEqual([parcel, mug]);
    expect(opened.complaints).toEqual([]);
  });

  it("drags an item to another place", async () => {
    await using opened = await openChoice();
    const { page } = opened;
    await pool(page, "The mug").click();
    const [from, to] = [await rows(page).nth(0).boundingBox(), await rows(page).nth(2).boundingBox()];
    if (from === null || to === null) throw new Error("no rows");
    await page.mouse.move(from.x + 20, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 12 });
    await page.mouse.up();
    expect(await chosen(page)).toEqual([parcel, mug, scarf]);
  });

  it("drags by touch without scrolling the page", async () => {
    await using opened = await openChoice({ hasTouch: true, viewport: { width: 360, height: 800 } });
    const { page } = opened;
    const [from, to] = [await rows(page).nth(0).boundingBox(), await rows(page).nth(1).boundingBox()];
    if (from === null || to === null) throw new Error("no rows");
    const before = await page.evaluate(() => scrollY);
    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: y === undefined ? [] : [{ x: from.x + 15, y }],
      });
    await touch("touchStart", from.y + 10);
    for (const share of [0.25, 0.5, 0.75, 1]) await touch("touchMove", from.y + 10 + share * (to.y - from.y));
    await touch("touchEnd");
    await expect.poll(() => chosen(page)).toEqual([parcel, scarf]);
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });

  it("arranges by keyboard alone, and keeps the focus on what was moved", async () => {
    await using opened = await openChoice();
    const { page } = opened;
    await pool(page, "The mug").press("Enter");
    await rows(page).nth(2).focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => focused(page)).toBe(`Place 2 ${mug} bad`);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => focused(page)).toBe(`Place 1 ${mug} bad`);
    expect(await chosen(page)).toEqual([mug, scarf, parcel]);
    await page.getByText(`${mug}: 1 of 3.`).waitFor({ state: "attached" });
    await page.keyboard.press("Delete");
    await expect.poll(() => focused(page)).toContain("Place 1 Text: The scarf");
    await tools(page, "down").press("Enter");
    await expect.poll(() => focused(page)).toBe("down");
    expect(await chosen(page)).toEqual([parcel, scarf]);
    await tools(page, "take out").press("Enter");
    expect(await chosen(page)).toEqual([parcel]);
    await tools(page, "take out").press("Enter");
    await expect.poll(() => focused(page)).toContain("Nothing yet. Choose from the pool.");
  });

  it("says what is too many and too long, and puts the first right", async () => {
    await using opened = await openChoice();
    const { page, api } = opened;
    for (const text of ["The mug", "The strap", "I read by this lamp"]) await pool(page, text).click();
    await page.getByText("5 items are chosen, and 4 are allowed: take 1 out.").first().waitFor();
    await tools(page, "Practice").click();
    expect(api.submissions()).toEqual([]);
    await tools(page, "Keep the first 4").click();
    expect(await chosen(page)).toHaveLength(4);
    await page.locator(".side", { hasText: "4 of 4" }).waitFor();
    await page.locator(".under", { hasText: "of 80 tokens" }).waitFor();
    expect(Number(await page.getByLabel("Tokens").getAttribute("value"))).toBeGreaterThan(40);
    for (const text of ["The scarf", "The parcel", "The mug", "The strap"]) await pool(page, text).click();
    await page.getByText("Nothing is chosen yet").first().waitFor();
    await tools(page, "Bring the starter back").click();
    expect(await chosen(page)).toEqual(starter);
  });

  it("shows what is sent for one case after another, as the choice stands", async () => {
    await using opened = await openChoice();
    const { page } = opened;
    const sent = page.locator(".preview code");
    await page.getByText("What the model is sent").click();
    expect(await sent.textContent()).toContain("Label: bad\n\nText: The kettle boils quickly.\nLabel:");
    await tools(page, "the one before").click();
    await page.getByText("Case 3 of 3").waitFor();
    expect(await sent.textContent()).toContain("Text: The pen leaks, {{examples}} and all.\nLabel:");
    await pool(page, "The parcel").click();
    expect(await sent.textContent()).toMatch(/^Text: The scarf is soft\.\nLabel: good\n\nText: The pen/);
  });

  it("waits for the text around a choice, and asks for it again without a network", async () => {
    await using opened = await openChoice();
    const { page } = opened;
    let isAway = true;
    await page.route("**/texts.json", (route) => (isAway ? route.abort() : route.continue()));
    await page.getByText("What the model is sent").click();
    await page.getByText("The text around yours is on its way.").waitFor();
    isAway = false;
    expect(await page.locator(".preview code").textContent()).toContain("Text: The kettle boils quickly.");
  });

  it("fills slots from the case that is looked at", async () => {
    await using opened = await openChoice({}, "/exercises/prompting-few-shot/which-notes");
    const { page } = opened;
    expect(await chosen(page)).toEqual([
      "Last year's note about the product",
      "A note about another product",
    ]);
    await pool(page, "guaranteed for two years").waitFor();
    await page.getByText("What the model is sent").click();
    await tools(page, "the next").click();
    await pool(page, "The lamp took a large bulb.").waitFor();
    await page.locator(".preview code", { hasText: "Question: Which bulb does the lamp take?" }).waitFor();
  });

  it("keeps a draft of a pool that has changed, and says what is gone", async () => {
    const api = createFakeApi();
    await using opened = await openPage(browser, "/", { api });
    const { page, url } = opened;
    const draft = {
      artifact: { examples: ["mug", "hat"] },
      exerciseVersion: "0123456789abcdef",
      savedAt: "2026-11-14T08:51:00.000Z",
    };
    await page.evaluate(
      ([key, value]) => localStorage.setItem(key ?? "", value ?? ""),
      [`assay:draft:${id}`, JSON.stringify(draft)],
    );
    await page.goto(`${url}${path}`);
    await hydrated(page);
    await page.getByText("no longer in the pool").first().waitFor();
    await page.getByText("“hat” is not in the pool; take it out.").first().waitFor();
    await tools(page, "Take it out").click();
    expect(await chosen(page)).toEqual([mug]);
  });

  it("goes back to the starter, and brings the choice back", async () => {
    await using opened = await openChoice();
    const { page } = opened;
    await pool(page, "The mug").click();
    await tools(page, "Back to the starter").click();
    expect(await chosen(page)).toEqual(starter);
    await tools(page, "Bring my text back").click();
    expect(await chosen(page)).toEqual([...starter, mug]);
  });

  it("has no accessibility violation when it is over its limits", async () => {
    await using opened = await openChoice({ viewport: { width: 320, height: 800 } });
    const { page } = opened;
    for (const text of ["The mug", "The strap", "I read by this lamp"]) await pool(page, text).click();
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(Math.max(0, wide)).toBe(0);
  });
});
