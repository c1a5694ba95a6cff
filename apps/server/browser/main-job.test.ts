import { remedy, skipWithoutBrowser } from "@assay/site/testing";
import type { Request } from "@assay/model";
import type { Script } from "@assay/model/fake";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type ScriptedProduct, startScriptedProduct } from "./scripted-product.ts";
import { openBrowserSuite } from "./scripted-suite.ts";

const exercisePath = "/exercises/prompting-few-shot/product-word";

const lastMessage = (request: Request): string =>
  request.kind === "completion" ? (request.prompt.split("Message: ").at(-1)?.split("\n")[0] ?? "") : "";

describe.skipIf(skipWithoutBrowser)(`the main job in a browser${remedy}`, async () => {
  const suite = await openBrowserSuite();
  const { submissions } = suite;

  /** Opens the exercise in a fresh profile, and notes what the page complains about. */
  async function open(product: ScriptedProduct, path = exercisePath) {
    const context = await suite.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      // A refused request, such as for a draft that is not kept, is a thing the panel handles.
      const isRefusal = message.text().includes("Failed to load resource");
      if (message.type() === "error" && !isRefusal) complaints.push(message.text());
    });
    await page.goto(product.url + path);
    await awake(page);
    return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
  }

  /** Waits for the panel's code: until then it can be read and typed into, but its keys do nothing yet. */
  const awake = (page: Page) => page.locator("astro-island:not([ssr]) textarea").first().waitFor();
  const practise = (page: Page) => page.getByRole("button", { name: "Practice" }).click();
  const submit = (page: Page) => page.getByRole("button", { name: "Submit" }).click();
  const marks = (page: Page, verdict: string) => page.getByRole("img", { name: verdict, exact: true });

  /** Answers with the word a case expects, as its author wrote it down. */
  function answers(product: () => ScriptedProduct): Script {
    return (request) => {
      const exercise = product().content.exercises.get("prompting-few-shot/product-word");
      const found = exercise?.cases.find((each) => each.input["message"] === lastMessage(request));
      return ` ${typeof found?.expect["product"] === "string" ? found.expect["product"] : "nothing"}`;
    };
  }

  test("shows case 1 while the model is still at case 2", async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    let product: ScriptedProduct;
    const right = answers(() => product);
    await using started = await startScriptedProduct(submissions, async (request, call) => {
      if (call.index === 1) await released;
      return await right(request, call);
    });
    product = started;
    await using opened = await open(product);
    await practise(opened.page);
    await marks(opened.page, "pass").first().waitFor();
    expect(await marks(opened.page, "pass").count()).toBe(1);
    release();
    await opened.page.getByText("12 of 12").first().waitFor();
    expect(await marks(opened.page, "pass").count()).toBe(12);
    expect(opened.complaints).toEqual([]);
  });

  test("grades a submission: finding, count, interval, and hidden cases by label only", async () => {
    let product: ScriptedProduct;
    await using started = await startScriptedProduct(
      submissions,
      answers(() => product),
    );
    product = started;
    await using opened = await open(product);
    const { page } = opened;
    await submit(page);
    await page.getByText("Every visible case passes").first().waitFor();
    const text = await page.locator("main").innerText();
    expect(text).toContain("Every visible case passes, and 24 of 24 hidden ones do not.");
    expect(text).toMatch(/between 0 and 14 in 100/);
    expect(text.match(/\b0 of 8\b/g)).toHaveLength(3);
    await page.reload();
    await page.getByText("Every visible case passes").first().waitFor();
    expect(opened.complaints).toEqual([]);
  });

  test("earns a hint by each attempt with a changed text, and compares the attempts", async () => {
    let product: ScriptedProduct;
    let isBetter = false;
    const right = answers(() => product);
    await using started = await startScriptedProduct(submissions, (request, call) =>
      isBetter ? right(request, call) : " nothing",
    );
    product = started;
    await using opened = await open(product);
    const { page } = opened;
    await submit(page);
    await page.getByText("Hint 1 is earned").first().waitFor();
    await page.getByText("What failed", { exact: true }).click();
    await page.locator(".told").getByText("A reply must be one word").waitFor();
    isBetter = true;
    await page.getByRole("textbox").first().press("Control+Home");
    await page.getByRole("textbox").first().pressSequentially("Message: It rains.\nProduct: rain\n\n");
    await submit(page);
    await page.getByText("Hint 2 is earned").first().waitFor();
    await page.getByText(/^Against/).waitFor();
    expect(await page.locator(".compared").textContent()).toMatch(/Fixed\s12\. That is more than chance/);
    expect(await page.locator(".case .change").allTextContents()).toEqual(Array(12).fill("fixed"));
    expect(await page.locator("main").innerText()).not.toContain("This text passes 23 of the 24");
    await page.reload();
    await page.getByText("The idea behind it", { exact: true }).waitFor();
    expect(opened.complaints).toEqual([]);
  });

  test("keeps what was written when no examiner is available, and says what to do", async () => {
    await using product = await startScriptedProduct(submissions, () => " x");
    product.setExaminer({
      state: "missing",
      name: "none",
      message: "No examiner: set ASSAY_EXAMINER_FILE and start again.",
    });
    await using opened = await open(product);
    const box = opened.page.getByRole("textbox").first();
    await box.fill("Message: A\nProduct: a\n\nMessage: {{message}}\nProduct:");
    await practise(opened.page);
    await opened.page.getByText("set ASSAY_EXAMINER_FILE").first().waitFor();
    await opened.page.reload();
    await awake(opened.page);
    await expect
      .poll(() => opened.page.getByRole("textbox").first().inputValue())
      .toContain("Message: A\nProduct: a");
  });

  test.each([
    "/",
    "/learn",
    "/lessons/prompting-few-shot",
    "/exercises/prompting-few-shot/reply-format",
    "/nothing",
  ])("breaks no rule of the server's own policy on %s, with every island awake", async (path) => {
    await using product = await startScriptedProduct(submissions, () => " x");
    const context = await suite.browser.newContext({ viewport: { width: 1280, height: 20_000 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) complaints.push(message.text());
    });
    await page.goto(product.url + path);
    await expect.poll(() => page.locator("astro-island[ssr]").count()).toBe(0);
    const chips = page.locator(".chips.large button");
    if ((await chips.count()) > 0) await chips.first().press("ArrowRight");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("has the real exercise open on the home page, and works by keyboard", async () => {
    let product: ScriptedProduct;
    await using started = await startScriptedProduct(
      submissions,
      answers(() => product),
    );
    product = started;
    await using opened = await open(product, "/");
    await opened.page.getByRole("textbox").first().focus();
    await opened.page.keyboard.press("Control+Enter");
    await opened.page.getByText("12 of 12").first().waitFor();
    expect(opened.complaints).toEqual([]);
  });
});
