import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { until } from "../../test/examiner.ts";
import { listen } from "../../test/loopback.ts";
import { post } from "../../test/server.ts";
import { needWeights } from "../../test/weights.ts";
import { type SuperviseOptions, superviseExaminer } from "./supervise-examiner.ts";

const weights = needWeights();

const short = { prompt: "One, two,", max_tokens: 2, temperature: 0 };
const endless = { prompt: "1 2 3 4 5", max_tokens: 3000, temperature: 0, stream: true };

function supervise(options: Partial<SuperviseOptions> = {}) {
  const states = until();
  const examiner = superviseExaminer({ weights, port: 0, threads: 1, onState: states.add, ...options });
  return { examiner, states, [Symbol.asyncDispose]: () => examiner.close() };
}

/** Begins a long reply and comes back when its first piece is there. */
async function begin(url: string): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const reader = (await post(`${url}/completions`, endless)).body?.getReader();
  if (reader === undefined) throw new Error("there is no reply");
  await reader.read();
  return reader;
}

test("starts the examiner again, on the same port, when it is killed in the middle of a reply", async () => {
  await using supervised = supervise();
  const { examiner, states } = supervised;
  expect(examiner.state).toEqual({ status: "starting" });
  expect(examiner.url()).toBeUndefined();
  const { url, pid } = await states.reached("ready");
  const reader = await begin(url);
  process.kill(pid, "SIGKILL");
  await expect(async () => {
    for (;;) if ((await reader.read()).done) return;
  }).rejects.toThrow("terminated");
  expect(await states.reached("restarting")).toEqual({
    status: "restarting",
    reason: "The examiner ended by SIGKILL.",
  });
  expect((await states.reached("ready")).url).toBe(url);
  expect((await post(`${url}/completions`, short)).status).toBe(200);
});

test("leaves Ctrl-C to the parent, and ends within two seconds when it is closed", async () => {
  await using supervised = supervise();
  const { examiner, states } = supervised;
  const { url, pid } = await states.reached("ready");
  process.kill(pid, "SIGINT");
  process.kill(pid, "SIGTERM");
  await begin(url);
  const started = performance.now();
  await examiner.close();
  expect(performance.now() - started).toBeLessThan(2000);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  expect(examiner.state).toEqual({ status: "stopped", reason: "The examiner was closed." });
  expect(examiner.url()).toBeUndefined();
});

test("ends with its signal, also while it is starting", async () => {
  const controller = new AbortController();
  await using supervised = supervise({ signal: controller.signal });
  controller.abort();
  expect(supervised.examiner.state.status).toBe("stopped");
});

test("takes the next port when the one asked for is taken", async () => {
  const other = createServer();
  const taken = await listen(other);
  await using supervised = supervise({ port: taken });
  const { url } = await supervised.states.reached("ready");
  other.close();
  expect(Number(new URL(url).port)).toBeGreaterThan(taken);
  expect(new URL(url).hostname).toBe("127.0.0.1");
});

test("says why it cannot start, and goes on trying until it is closed", async () => {
  await using supervised = supervise({ weights: { path: "/nowhere/tiny.gguf", sha256: "" } });
  const { examiner, states } = supervised;
  const { reason } = await states.reached("restarting");
  expect(reason).toMatch(/^The examiner could not be started: .*\/nowhere\/tiny\.gguf/);
  await states.reached("restarting");
  await examiner.close();
  expect(examiner.state.status).toBe("stopped");
});

test("leaves nothing running when the parent is killed", async () => {
  const script = fileURLToPath(new URL("../../test/parent.ts", import.meta.url));
  const parent = spawn(process.execPath, [script, weights.path], { stdio: ["ignore", "pipe", "inherit"] });
  parent.stdout.setEncoding("utf8");
  const [line] = await once(parent.stdout, "data");
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(String(line)));
  const connection = connect(Number(new URL(url).port), "127.0.0.1");
  await once(connection, "connect");
  connection.resume().on("error", () => undefined);
  parent.kill("SIGKILL");
  await once(connection, "close");
  await expect(fetch(`${url}/models`)).rejects.toThrow("fetch failed");
});
