import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";

const inlineHashes = z.object({ scripts: z.array(z.string()), styles: z.array(z.string()) });

/** Sends one strict policy with everything; the hashes are those of the built site's own inline scripts. */
export function guardHeaders(app: OpenAPIHono, folder: string): void {
  const { scripts, styles } = inlineHashes.parse(JSON.parse(readFileSync(join(folder, "csp.json"), "utf8")));
  const quoted = (hashes: string[]) => hashes.map((hash) => `'${hash}'`);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        // The search compiles its own WebAssembly; nothing here evaluates text.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'", ...quoted(scripts)],
        styleSrc: ["'self'", ...quoted(styles)],
        imgSrc: ["'self'", "data:"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
      },
      referrerPolicy: "same-origin",
      // A laptop serves plain HTTP on loopback; whoever puts TLS in front sends this header there.
      strictTransportSecurity: false,
      xFrameOptions: "SAMEORIGIN",
    }),
  );
}

/** Serves the built site; what is not there gets its own page. */
export function routeSite(app: OpenAPIHono, folder: string): void {
  app.use("/*", compress(), describeFile, serveStatic({ root: folder }));
  app.notFound((context) => context.html(readFileSync(join(folder, "404.html"), "utf8"), 404));
}

/** Says of a file how long it may be kept, and what Markdown is: the list of types that comes with the library has none. */
const describeFile: MiddlewareHandler = async (context, next) => {
  await next();
  const { path } = context.req;
  if (context.res.status >= 400) return;
  const isHashed = path.startsWith("/_astro/");
  context.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  if (path.endsWith(".md")) context.header("content-type", "text/markdown; charset=utf-8");
};
