import { expect, test } from "vitest";
import { post, startServer } from "../../test/server.ts";
import { useEngine } from "../../test/weights.ts";

const engine = useEngine();

const endless = { prompt: "1 2 3 4 5", max_tokens: 3000, temperature: 0, stream: true };
const short = { prompt: "One, two,", max_tokens: 1 };

/** Asks for a reply that takes long, and comes back when it has begun. */
async function begin(url: string): Promise<Disposable> {
  const controller = new AbortController();
  const response = await post(`${url}/completions`, endless, { signal: controller.signal });
  await response.body?.getReader().read();
  return { [Symbol.dispose]: () => controller.abort() };
}

/** Gets its turn only when all before it are over. */
async function passThrough(url: string): Promise<void> {
  const response = await post(`${url}/completions`, short);
  expect(response.status).toBe(200);
}

test("stops a reply whose connection is closed", async () => {
  using server = await startServer(engine());
  const before = engine().stats();
  const reply = await begin(server.url);
  reply[Symbol.dispose]();
  await passThrough(server.url);
  const { abandoned, generatedTokens } = engine().stats();
  expect(abandoned).toBe(before.abandoned + 1);
  expect(generatedTokens - before.generatedTokens).toBeLessThan(500);
});

test("forgets a request whose connection is closed before its turn", async () => {
  using server = await startServer(engine());
  const reply = await begin(server.url);
  const controller = new AbortController();
  const waiting = post(`${server.url}/completions`, short, { signal: controller.signal });
  while (engine().stats().waiting === 0) await fetch(`${server.url}/stats`);
  controller.abort(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
  while (engine().stats().waiting > 0) await fetch(`${server.url}/stats`);
  const before = engine().stats();
  reply[Symbol.dispose]();
  await passThrough(server.url);
  expect(engine().stats().completed).toBe(before.completed + 1);
});

test("answers 429 when as many wait as may, and says when to come back", async () => {
  using server = await startServer(engine());
  using _reply = await begin(server.url);
  const controller = new AbortController();
  const requests = Array.from({ length: 33 }, () =>
    post(`${server.url}/completions`, short, { signal: controller.signal }),
  );
  const refused = await Promise.any(requests);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({
    error: {
      code: "too_many_requests",
      type: "rate_limit_error",
      message: expect.stringMatching(
        /^The examiner is busy: 32 requests are waiting already\. Try again in \d+ s\.$/,
      ),
    },
  });
  controller.abort();
  await Promise.allSettled(requests);
});
