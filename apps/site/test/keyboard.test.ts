import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hydrated, openPage } from "./browser.ts";
import { launch, remedy, skipWithoutBrowser } from "./chromium.ts";

let browser: Browser;

beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await launch();
});
afterAll(() => browser?.close());

const focused = (page: Page) =>
  page.evaluate(() => {
    const each = document.activeElement;
    return each?.getAttribute("aria-label") ?? each?.id.replace(/^.*product-word-/, "") ?? "";
  });

/** Names what the focus rests on, one Tab after another. */
async function walk(page: Page, steps: number): Promise<string[]> {
  const names: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const each = document.activeElement;
        return each?.getAttribute("aria-label") ?? each?.textContent?.trim().slice(0, 24) ?? "";
      }),
    );
  }
  return names;
}

describe.skipIf(skipWithoutBrowser)(`by keyboard alone${remedy}`, () => {
  it("goes from the text to the actions, then through the cases", async () => {
    await using opened = await openPage(browser, "/exercises/prompting-few-shot/product-word");
    const { page } = opened;
    await hydrated(page);
    await page.getByLabel("Your text").focus();
    const names = await walk(page, 4);
    expect(names.slice(0, 2)).toEqual(["Practice", "Submit"]);
    expect(names[2]).toMatch(/^01/);
    expect(names[3]).toMatch(/^02/);
    await page.keyboard.press("Enter");
    await page.getByText("Would be sent").waitFor();
  });

  it("edits a conversation: adds, moves, renames and removes turns", async () => {
    await using opened = await openPage(browser, "/exercises/prompting-few-shot/order-id");
    const { page } = opened;
    await hydrated(page);
    const turns = () =>
      page
        .locator(".turn")
        .evaluateAll((all) =>
          all.map((each) =>
            [each.querySelector("select")?.value, each.querySelector("textarea")?.value].join(": "),
          ),
        );
    const before = await turns();
    await page.getByRole("button", { name: "Add an example" }).press("Enter");
    await expect.poll(() => focused(page)).toBe("Turn 4, user");
    await page.keyboard.type("Where is ORD-20202?");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("ORD-20202");
    expect(await turns()).toEqual([
      ...before.slice(0, 3),
      "user: Where is ORD-20202?",
      "assistant: ORD-20202",
      "user: {{message}}",
    ]);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => focused(page)).toBe("Turn 4, assistant");
    expect((await turns())[3]).toBe("assistant: ORD-20202");
    await page.getByLabel("Role of turn 1").selectOption("user");
    expect((await turns())[0]).toMatch(/^user: Extract/);
    await page.getByLabel("Turn 4, assistant").focus();
    await page.getByRole("button", { name: "remove" }).press("Enter");
    expect(await turns()).toHaveLength(before.length + 1);
  });

  it("arranges the six examples, and answers the question in words", async () => {
    await using opened = await openPage(browser, "/lessons/prompting-few-shot");
    const { page } = opened;
    const figure = page.locator(".fig");
    await figure.scrollIntoViewIfNeeded();
    await page.locator("astro-island:not([ssr]) .fig").waitFor();
    const order = () => figure.locator(".chips.large button").allTextContents();
    expect((await order()).join("")).toBe("PPPNNN");
    await page.getByLabel("Example 3, positive").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => focused(page)).toBe("Example 4, positive");
    expect((await order()).join("")).toBe("PPNPNN");
    await page.keyboard.press("Enter");
    expect((await order()).join("")).toBe("PPNNNN");
    await figure.getByText(/^P P N N N N: \d+ of 24 right/).waitFor({ state: "attached" });
    await page.getByLabel("The negatives").check();
    await page.getByRole("button", { name: "Check" }).press("Enter");
    await page.getByText("No. Read the two lines again").waitFor();
    await page.getByLabel("The positives").check();
    await page.getByRole("button", { name: "Check" }).press("Enter");
    await page.getByText("Yes. The model leans").waitFor();
  });

  it("drags a chip to another place", async () => {
    await using opened = await openPage(browser, "/lessons/prompting-few-shot");
    const { page } = opened;
    await page.locator(".fig").scrollIntoViewIfNeeded();
    await page.locator("astro-island:not([ssr]) .fig").waitFor();
    const chips = page.locator(".chips.large button");
    const [from, to] = [await chips.nth(0).boundingBox(), await chips.nth(5).boundingBox()];
    if (from === null || to === null) throw new Error("no chips");
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 10, to.y + 10, { steps: 12 });
    await page.mouse.up();
    expect((await chips.allTextContents()).join("")).toBe("PPNNNP");
  });
});
