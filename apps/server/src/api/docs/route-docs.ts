import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { describeApi } from "../openapi.ts";
import { apiDocument } from "./api-document.ts";
import { renderDocs } from "./render-docs.ts";

/** What the built page has where its operations belong. */
const place = "<div data-operations></div>";

/** Serves the OpenAPI document as a page of the site, written from the very document that is served to programs. */
export function routeDocs(
  app: OpenAPIHono,
  { siteFolder, version }: { siteFolder: string; version: string },
): void {
  let page: Promise<string> | undefined;
  const write = async (): Promise<string> => {
    const shell = readFileSync(join(siteFolder, "api/docs/index.html"), "utf8");
    const document = apiDocument.parse(JSON.parse(JSON.stringify(describeApi(app, version))));
    const body = (await renderDocs(document)).toString();
    return shell.replace(place, () => body);
  };
  app.get("/api/docs", compress(), async (context) => {
    page ??= write();
    return context.html(await page, 200, { "cache-control": "no-cache" });
  });
  app.get("/api/docs/", (context) => context.redirect("/api/docs"));
}
