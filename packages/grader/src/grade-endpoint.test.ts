import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { createModel } from "@assay/model";
import { expect, test } from "vitest";
import { grade } from "./index.ts";
import { productIn } from "./sample-exercise.ts";
import { collect, gradeOf, options } from "./sample-grading.ts";

/** Everything an endpoint may do instead of answering, in turn. */
const faults = [
  { status: 429, headers: { "retry-after-ms": "20" }, body: '{"error":{"message":"slow down"}}' },
  { status: 503, headers: { "retry-after-ms": "5" }, body: "<h1>away</h1>" },
  { status: 200, headers: { "content-type": "text/html" }, body: "<h1>a proxy</h1>" },
  { status: 200, headers: { "content-type": "application/json", "content-length": "900" }, body: '{"choi' },
];

/** Starts an endpoint that is right, but troubles every third call. */
async function startTroubled() {
  let calls = 0;
  const server = createServer(async (request, response) => {
    const { prompt } = JSON.parse(await text(request));
    const fault = (calls += 1) % 3 === 0 ? faults[(calls / 3 - 1) % faults.length] : undefined;
    if (fault !== undefined) {
      response.writeHead(fault.status, fault.headers).write(fault.body);
      return fault.headers["content-length"] === undefined ? response.end() : response.destroy();
    }
    const reply = { choices: [{ text: ` ${productIn(prompt)}`, finish_reason: "stop" }] };
    const usage = { prompt_tokens: 10, completion_tokens: 2 };
    return response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ ...reply, usage }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the endpoint listens on no port");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${address.port}/v1`, [Symbol.asyncDispose]: close };
}

test("grades through the troubles of an endpoint as if there were none, and counts each reply once", async () => {
  await using endpoint = await startTroubled();
  const model = createModel({
    baseURL: endpoint.url,
    apiKey: "none",
    name: "tiny",
    concurrency: 20,
    timeoutMs: 2000,
    price: { input: 1, output: 5 },
  });
  const states: string[] = [];
  const onWait = (wait: { code: string } | undefined) => states.push(wait?.code ?? "goes on");
  const found = gradeOf(await collect(grade(options(model, { onWait }))));
  expect(found).toMatchObject({
    outcome: "passed",
    visible: { passed: 3, ungraded: 0 },
    hidden: { ungraded: 0 },
    calls: { cached: 0 },
  });
  const { made } = found!.calls;
  expect(found!.tokens).toEqual({ request: 10 * made, cached: 0, reply: 2 * made });
  expect(found!.cost).toBeCloseTo((made * (10 + 2 * 5)) / 1e6, 12);
  expect(states).toContain("rate-limited");
  expect(states.at(-1)).toBe("goes on");
});
