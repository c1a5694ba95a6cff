import { openSubmissions } from "@assay/submissions";
import { startPostgres } from "@assay/submissions/testing";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createLearner } from "../test/learner.ts";
import { createFolder, startTestProduct } from "../test/test-product.ts";
import { needWeights } from "../test/weights.ts";

const { path: weights } = needWeights();
const postgres = await startPostgres();
const missing = "missing" in postgres ? postgres.missing : "";
afterAll(async () => await ("missing" in postgres ? undefined : postgres[Symbol.asyncDispose]()));
beforeEach(({ skip }) => {
  if (missing !== "" && process.env["CI"]) throw new Error(missing);
  skip(missing !== "", missing);
});

/** A prompt long enough that a run takes a few seconds. */
const slow = `${"Message: The clock is slow.\nProduct: clock\n\n".repeat(3)}Message: {{message}}\nProduct:`;

test("refuses what a worker writes that was stopped past its lease, once another has finished its work", async () => {
  await using folder = await createFolder();
  const databaseUrl = "missing" in postgres ? "" : new URL(postgres.template, postgres.adminUrl).href;
  const env = {
    ASSAY_EXAMINER_FILE: weights,
    DATABASE_URL: databaseUrl,
    ASSAY_SECRET: "a secret for tests alone",
  };
  const worker = { dataFolder: folder.path, env, parameters: ["--role", "worker"] };
  await using api = await startTestProduct({ dataFolder: folder.path, env, parameters: ["--role", "api"] });
  await using first = await startTestProduct(worker);
  const learner = createLearner(api.url);
  await vi.waitFor(
    async () =>
      expect(await (await learner.get("/api/status")).json()).toMatchObject({ examiner: { state: "ready" } }),
    { timeout: 60_000, interval: 200 },
  );

  const { id } = await learner.submit("submit", slow);
  await learner.follow(id, ({ view }) => view.done >= 2);
  process.kill(first.pid, "SIGSTOP");
  await using _second = await startTestProduct(worker);
  const { view } = await learner.follow(id);
  expect(view).toMatchObject({ run: 2, grade: { outcome: expect.stringMatching(/passed|failed/) } });

  process.kill(first.pid, "SIGCONT");
  // Ending in good order, it has said everything it had to say.
  await first.end("SIGTERM");
  const after = await learner.follow(id);
  expect(after.events.map(({ seq }) => seq)).toEqual([...new Set(after.events.map(({ seq }) => seq))]);
  expect(after.view.grade).toEqual(view.grade);
  expect(after.events.filter(({ event }) => event.type === "grading-end")).toHaveLength(1);
  await using submissions = await openSubmissions({ databaseUrl });
  const runs = (await submissions.listRecentRuns(10)).filter((run) => run.submission === id);
  expect(runs.map(({ no, endedBecause }) => [no, endedBecause])).toEqual([
    [2, "done"],
    [1, "lost"],
  ]);
});
