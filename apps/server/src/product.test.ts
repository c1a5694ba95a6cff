import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createLearner } from "../test/learner.ts";
import { descendantsOf, isRunning } from "../test/processes.ts";
import { createFolder, failToStart, startTestProduct } from "../test/test-product.ts";
import { needWeights } from "../test/weights.ts";

const { path: weights } = needWeights();
const env = { ASSAY_EXAMINER_FILE: weights };
const halfDone = ({ view }: { view: { done: number } }): boolean => view.done >= 2;
const gone = (pids: number[]) =>
  vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 5000 });

/** A prompt long enough that a run takes a few seconds. */
const slow = `${"Message: The clock is slow.\nProduct: clock\n\n".repeat(3)}Message: {{message}}\nProduct:`;

async function ready(url: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const { examiner } = await (await fetch(`${url}/api/status`)).json();
      expect(examiner.state).toBe("ready");
    },
    { timeout: 30_000, interval: 200 },
  );
}

test("grades a submission on the real examiner, and a second start knows it", async () => {
  await using folder = await createFolder();
  const first = await startTestProduct({ dataFolder: folder.path, env });
  await ready(first.url);
  const learner = createLearner(first.url);
  const { id } = await learner.submit("submit");
  const seen = await learner.follow(id);
  expect(seen.view.grade?.outcome).toMatch(/passed|failed/);
  expect(seen.states.at(-1)?.state).toBe("done");
  // What a learner's own code may talk to is said where the product was started.
  const examinerUrl = /http:\S+\/v1/.exec(await first.line(/Its examiner answers at/))?.[0];
  expect(await (await fetch(`${examinerUrl}/models`)).json()).toMatchObject({ object: "list" });
  await first.end("SIGTERM");

  await using second = await startTestProduct({ dataFolder: folder.path, env });
  const same = createLearner(second.url);
  same.cookie = learner.cookie;
  expect(await (await same.get("/api/attempts")).json()).toMatchObject({
    attempts: [{ id, grade: seen.view.grade }],
  });
});

test("ends within 3 s on Ctrl-C, also in the middle of a run, and leaves nothing running", async () => {
  await using folder = await createFolder();
  await using product = await startTestProduct({ dataFolder: folder.path, env });
  await ready(product.url);
  const learner = createLearner(product.url);
  const { id } = await learner.submit("submit", slow);
  await learner.follow(id, halfDone);
  const below = descendantsOf(product.pid);
  expect(below).not.toHaveLength(0);
  expect(await product.end("SIGINT")).toBeLessThan(3000);
  await gone(below);
});

test("goes on with a run whose examiner was killed, and grades it once", async () => {
  await using folder = await createFolder();
  await using product = await startTestProduct({ dataFolder: folder.path, env });
  await ready(product.url);
  const learner = createLearner(product.url);
  const { id } = await learner.submit("submit", slow);
  await learner.follow(id, halfDone);
  for (const pid of descendantsOf(product.pid)) process.kill(pid, "SIGKILL");
  const seen = await learner.follow(id);
  expect(seen.view.grade?.outcome).toMatch(/passed|failed/);
  expect(seen.events.filter(({ event }) => event.type === "grading-end")).toHaveLength(1);
});

test("leaves nothing running after kill -9, and ends the submission graded once after a restart", async () => {
  await using folder = await createFolder();
  const killed = await startTestProduct({ dataFolder: folder.path, env });
  await ready(killed.url);
  const learner = createLearner(killed.url);
  const { id } = await learner.submit("submit", slow);
  await learner.follow(id, halfDone);
  const below = descendantsOf(killed.pid);
  await killed.end("SIGKILL");
  await gone(below);

  await using restarted = await startTestProduct({ dataFolder: folder.path, env });
  const same = createLearner(restarted.url);
  same.cookie = learner.cookie;
  const seen = await same.follow(id);
  expect(seen.view).toMatchObject({ run: 2, grade: { outcome: expect.stringMatching(/passed|failed/) } });
  const { attempts } = await (await same.get("/api/attempts")).json();
  expect(attempts).toHaveLength(1);
});

test("serves the site without weights and network, says what to do, and keeps drafts", async () => {
  await using folder = await createFolder();
  const empty = join(folder.path, "cache");
  await mkdir(empty);
  // No hub can be reached through this proxy, and no pip is on this path.
  const cut = {
    HTTPS_PROXY: "http://127.0.0.1:9",
    PATH: "/usr/bin:/bin",
    ASSAY_CACHE: empty,
    PIP_INDEX_URL: "http://127.0.0.1:9",
  };
  await using product = await startTestProduct({ dataFolder: folder.path, env: cut });
  expect((await fetch(product.url)).status).toBe(200);
  await expect(createLearner(product.url).submit("practice")).rejects.toThrow("examiner-missing");
  const draft = await fetch(`${product.url}/api/drafts/sample-lesson/name-product`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ artifact: { prompt: "half" }, exerciseVersion: "0123456789abcdef" }),
  });
  expect(draft.status).toBe(204);
});

test("refuses a second process on the same data with a sentence", async () => {
  await using folder = await createFolder();
  await using product = await startTestProduct({ dataFolder: folder.path, env });
  const { code, output } = await failToStart({ dataFolder: folder.path, env });
  expect([code, output.split("\n")]).toEqual([
    1,
    [expect.stringContaining(`in use by process ${product.pid}`)],
  ]);
});

test("says which port is taken and how to choose another", async () => {
  await using folder = await createFolder();
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { code, output } = await failToStart({
    dataFolder: folder.path,
    env: { ...env, ASSAY_PORT: String(port) },
  });
  taken.close();
  expect([code, output]).toEqual([
    1,
    `Port ${port} is taken. Stop what runs there, or choose another: ASSAY_PORT=${port + 10}`,
  ]);
});

test("says that the data folder cannot be written to", async () => {
  // Not even root can make a folder there.
  const { code, output } = await failToStart({ dataFolder: "/sys/assay", env });
  expect([code, output.split("\n")]).toEqual([1, [expect.stringContaining("/sys/assay")]]);
});

test("says that a file stands where the data folder should be", async () => {
  await using folder = await createFolder();
  const file = join(folder.path, "data");
  await writeFile(file, "");
  const { code, output } = await failToStart({ dataFolder: file, env });
  expect(code).toBe(1);
  expect(output.split("\n")).toHaveLength(1);
  expect(output).toContain(file);
});

test.each([
  [{ ASSAY_PORT: "eighty" }, [], "ASSAY_PORT: write a number."],
  [{ ASSAY_CONTENT: "/nowhere" }, [], "/nowhere"],
  [{ ASSAY_SITE: "/nowhere" }, [], "The site is not built in /nowhere. Run: npx -y pnpm@12.21.0 start"],
  [{}, ["--role", "boss"], "Found --role boss: write all, api or worker."],
  [{}, ["--role", "worker"], "--role worker works with others on one PostgreSQL: set DATABASE_URL."],
  [{ DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" }, [], "cannot be reached"],
])("says what is wrong with %j %j in one line", async (wrong, parameters, sentence) => {
  await using folder = await createFolder();
  const { code, output } = await failToStart({
    dataFolder: folder.path,
    env: { ...env, ...wrong },
    parameters,
  });
  expect(code).toBeGreaterThan(0);
  expect(output.split("\n")).toHaveLength(1);
  expect(output).toContain(sentence);
});
