import type { Page } from "playwright-core";
import type { openScriptedSuite } from "./scripted-suite.ts";

/** How an exercise is looked at: 1280 pixels wide and with its editor, where nothing else is said. */
export interface Window {
  withEditor?: boolean;
  width?: number;
}

type Suite = Awaited<ReturnType<typeof openScriptedSuite>>;

/** Opens an exercise in code once its file can be written, and keeps what the browser complains of. */
export async function openCode(
  suite: Suite,
  { id, file, withEditor = true, width = 1280 }: Window & { id: string; file: string },
) {
  const context = await suite.browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const isRefusal = message.text().includes("Failed to load resource");
    // CodeMirror drops a copy of an element that it draws no more, and the policy refuses the copy its style.
    const isDropped = message.text().startsWith("Applying inline style violates");
    if (message.type() === "error" && !isRefusal && !isDropped) complaints.push(message.text());
  });
  if (!withEditor) await page.route("**/rich-code*", (route) => route.abort());
  await page.goto(`${suite.product.url}/exercises/${id}`);
  const field = page.getByRole("textbox", { name: file });
  await page.locator(withEditor ? ".cm-content" : "astro-island:not([ssr]) .code-field textarea").waitFor();
  return { page, field, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** Writes over all that is in the field with the focus. */
export async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}
