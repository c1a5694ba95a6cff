import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Bell } from "../bell.ts";
import { readAsset } from "./assets.ts";
import { drawerHeaders, ownPageOnly } from "./guard.ts";
import { readCellKey } from "./map.ts";
import { type Shown, drawIndex, drawMissing, drawPage } from "./page.ts";
import { exercisesOf } from "./places.ts";

/** So often at most a page is told that something changed. */
const tellEveryMs = 150;

export interface DrawerOptions {
  shown: () => Shown;
  bell: Bell;
  siteOrigin: string;
  signal: AbortSignal;
}

/** Creates the drawer: a page an exercise, the files that it needs, and a stream that says when to look again. */
export function createDrawer({ shown, bell, siteOrigin, signal }: DrawerOptions): Hono {
  const app = new Hono();
  app.use(ownPageOnly, drawerHeaders(siteOrigin));
  app.use(async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });
  app.get("/", (context) => context.html(drawIndex(shown())));
  app.get("/assets/:name", async (context) => {
    const asset = await readAsset(context.req.param("name"));
    return asset === undefined
      ? context.notFound()
      : context.body(asset.body, 200, { "content-type": asset.type });
  });
  app.get("/changes", (context) =>
    streamSSE(context, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const until = AbortSignal.any([signal, gone.signal]);
      let heard = await bell.after(-1, until);
      while (!until.aborted) {
        heard = await bell.after(heard, until);
        await stream.writeSSE({ event: "changed", data: `${heard}` });
        await wait(tellEveryMs);
      }
    }),
  );
  app.get("/:lesson", (context) => {
    const { lesson } = context.req.param();
    const { content } = shown().workshop;
    const [first] = exercisesOf(content, lesson);
    if (first !== undefined) return context.redirect(`/${first}`);
    if (content?.lessons.has(lesson) === false) return context.notFound();
    return context.html(drawPage(shown(), { lesson }, undefined));
  });
  app.get("/:lesson/:slug", async (context) => {
    const { lesson, slug } = context.req.param();
    const { workshop } = shown();
    const id = `${lesson}/${slug}`;
    // Who comes here or reloads wants it before the others; who only looks again does not.
    const isComing = context.req.header("sec-fetch-mode") === "navigate";
    if (isComing || workshop.desk.view(id) === undefined) await workshop.open(id);
    if (workshop.desk.view(id) === undefined && workshop.content !== undefined) return context.notFound();
    return context.html(drawPage(shown(), { lesson, slug }, readCellKey(context.req.query("open"))));
  });
  app.notFound((context) => context.html(drawMissing(context.req.path), 404));
  return app;
}
