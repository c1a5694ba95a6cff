import { readFile } from "node:fs/promises";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { InlineHashes } from "../src/csp/hashes.ts";
import { extname, join, normalize } from "node:path";

/** What answers requests below `/api`. */
export type ApiHandler = (request: IncomingMessage, response: ServerResponse) => void;

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** Serves a built site as the product does, policy included, on a free port of this machine. */
export async function serveSite(folder: string, api: ApiHandler) {
  const policy = await policyOf(folder);
  const server = createServer((request, response) => {
    response.setHeader("content-security-policy", policy);
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.startsWith("/api/") && pathname !== "/api/docs") api(request, response);
    else void sendFile(folder, pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => close(server) };
}

async function sendFile(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  const path = normalize(pathname).replace(/\/$/, "");
  for (const candidate of extname(path) === "" ? [`${path}/index.html`] : [path]) {
    const body = await readFile(join(folder, candidate)).catch(() => undefined);
    if (body === undefined) continue;
    response.writeHead(200, { "content-type": types[extname(candidate)] ?? "application/octet-stream" });
    response.end(body);
    return;
  }
  response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
  response.end(await readFile(join(folder, "404.html")));
}

async function policyOf(folder: string): Promise<string> {
  const { scripts, styles }: InlineHashes = JSON.parse(await readFile(join(folder, "csp.json"), "utf8"));
  const quoted = (hashes: string[]): string => hashes.map((hash) => ` '${hash}'`).join("");
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval'${quoted(scripts)}`,
    `style-src 'self'${quoted(styles)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "object-src 'none'",
  ].join("; ");
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
