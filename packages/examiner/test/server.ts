import { createApp } from "../src/server/create-app.ts";
import type { Engine } from "../src/engine/create-engine.ts";
import { type Listening, listen } from "../src/server/listen.ts";

/** Serves the engine on a free port of loopback. */
export async function startServer(engine: Engine): Promise<Listening & Disposable> {
  const app = createApp({ engine, name: "smollm2-135m-instruct", sha256: "b179" });
  const listening = await listen(app, 0);
  return { ...listening, [Symbol.dispose]: listening.close };
}

export const post = (url: string, body: unknown, init: RequestInit = {}): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...init,
  });
