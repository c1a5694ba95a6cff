import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { fixtureSite } from "./build.ts";
import { type FakeApi, createFakeApi } from "./fake-api.ts";
import { serveSite } from "./serve.ts";

/** A page of the fixture site before a scripted API, and everything it complained about. */
export interface OpenPage extends AsyncDisposable {
  page: Page;
  api: FakeApi;
  url: string;
  /** Errors and refused policies that the page has logged. */
  complaints: string[];
}

/** Opens a page of the fixture site in a fresh profile. */
export async function openPage(
  browser: Browser,
  path: string,
  options: BrowserContextOptions & { api?: FakeApi } = {},
): Promise<OpenPage> {
  const { api = createFakeApi(), ...context } = options;
  const site = await serveSite(fixtureSite, api.handler);
  const profile = await browser.newContext({ reducedMotion: "reduce", ...context });
  const page = await profile.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A refused request is a thing the panel handles, not a mistake of the page.
    if (message.type() === "error" && !message.text().includes("Failed to load resource")) {
      complaints.push(message.text());
    }
  });
  await page.goto(`${site.url}${path}`);
  return {
    page,
    api,
    url: site.url,
    complaints,
    [Symbol.asyncDispose]: async () => {
      await profile.close();
      await site[Symbol.asyncDispose]();
    },
  };
}

/** Waits until the islands on screen are alive. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator("astro-island:not([ssr]) .panel").first().waitFor();
}
