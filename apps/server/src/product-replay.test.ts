import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type Answer,
  type HostedEndpoint,
  breaksOff,
  refuses,
  says,
  sendsHtml,
  startHostedEndpoint,
} from "../test/hosted-endpoint.ts";
import { type Learner, createLearner } from "../test/learner.ts";
import { type TestProduct, createFolder, failToStart, startTestProduct } from "../test/test-product.ts";
import { needWeights } from "../test/weights.ts";

const { path: weights } = needWeights();

// Planted, and looked for in everything that leaves.
const key = "sk-vornaxel-7731";
const examiner = "larger-model";
const radio = says(() => " radio");

let endpoint: HostedEndpoint;
let folder: Awaited<ReturnType<typeof createFolder>>;
let product: TestProduct;
let learner: Learner;
const heard: string[] = [];

beforeAll(async () => {
  if (weights === "") return;
  endpoint = await startHostedEndpoint(radio);
  folder = await createFolder();
  product = await startTestProduct({
    dataFolder: folder.path,
    env: {
      ASSAY_EXAMINER_FILE: weights,
      OPENAI_BASE_URL: endpoint.url,
      OPENAI_API_KEY: key,
      ASSAY_MODEL: examiner,
      ASSAY_PRICE_INPUT: "1",
      ASSAY_PRICE_OUTPUT: "2",
      ASSAY_SPEND_PER_DAY: "1",
    },
  });
  learner = createLearner(product.url);
  await ready(product.url);
});
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await endpoint?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

/** Waits until a product's examiner is there. */
async function ready(url: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const { examiner: embedded } = await (await fetch(`${url}/api/status`)).json();
      if (embedded.state !== "ready") throw new Error(`the examiner is ${embedded.state}`);
    },
    { timeout: 60_000, interval: 200 },
  );
}

/** Reads a path, and notes what was said. */
async function read(path: string) {
  const text = await (await learner.get(path)).text();
  heard.push(text);
  return JSON.parse(text);
}
const status = () => read("/api/status");

async function replayOn(answer: Answer) {
  endpoint.turn(answer);
  const { id } = await learner.replay(examiner);
  const seen = await learner.follow(id);
  heard.push(JSON.stringify(seen), JSON.stringify(await read(`/api/submissions/${id}`)));
  return { ...seen, id };
}

test("runs the same visible cases on an endpoint beside the embedded examiner, and says what that cost", async () => {
  const { view, states } = await replayOn(radio);
  expect(states.at(-1)?.state).toBe("done");
  expect(view).toMatchObject({
    hidden: [],
    practice: {
      visible: { passed: 1, total: 3 },
      examiner: { name: examiner },
      tokens: { request: 300, reply: 6 },
    },
  });
  expect(view.practice?.cost).toBeCloseTo((300 * 1 + 6 * 2) / 1e6);
  expect(endpoint.asked[0]).toMatchObject({
    path: "/v1/completions",
    key: `Bearer ${key}`,
    body: { model: examiner, max_tokens: 16 },
  });
  expect((await status()).replays).toEqual({ examiner, last: { at: expect.any(String) } });
  expect(await read("/api/replays/allowance")).toMatchObject({ everybody: { spent: 0.000312, most: 1 } });
});

test.each([
  ["401", refuses(401), /does not accept the key/],
  ["402", refuses(402), /wants to be paid/],
  ["404", refuses(404), /has no completions for this model/],
  ["HTML", sendsHtml, /not a reply|sent something/],
  ["half a reply", breaksOff, /broke off|not a reply/],
  // The last: everybody leaves the endpoint alone from then on.
  ["429 for an hour", refuses(429, { "retry-after": "3600" }), /rate-limited/],
])(
  "says in a sentence what an endpoint did that answers %s, while grades go on",
  async (_what, answer, sentence) => {
    const [{ view }, graded] = await Promise.all([
      replayOn(answer),
      learner.submit("submit").then(({ id }) => learner.follow(id)),
    ]);
    expect(view.visible.map(({ state }) => state)).toEqual(["ungraded", "ungraded", "ungraded"]);
    expect(view.practice?.fault?.message).toMatch(sentence);
    expect((await status()).replays.last.fault).toMatch(sentence);
    expect(graded.view.grade?.outcome).toMatch(/^(passed|failed)$/);
    const { attempts } = await read("/api/attempts");
    expect(
      attempts.every(
        ({ grade }: { grade: { examiner: { name: string } } }) => grade.examiner.name !== examiner,
      ),
    ).toBe(true);
  },
  120_000,
);

test("waits while an endpoint names the time, says until when, and goes on by itself", async () => {
  // The endpoint before asked for an hour: this one is another process's pace.
  await using own = await createFolder();
  await using polite = await startHostedEndpoint(refuses(429, { "retry-after": "2" }));
  await using second = await startTestProduct({
    dataFolder: own.path,
    env: { ASSAY_EXAMINER_FILE: weights, OPENAI_BASE_URL: polite.url, ASSAY_MODEL: examiner },
  });
  const other = createLearner(second.url);
  await ready(second.url);
  const { id } = await other.replay(examiner);
  const waiting = await other.follow(id, ({ states }) => states.at(-1)?.state === "waiting");
  expect(waiting.states.at(-1)).toMatchObject({
    reason: { code: "rate-limited" },
    until: expect.any(String),
  });
  polite.turn(radio);
  expect((await other.follow(id)).view.practice).toMatchObject({ visible: { passed: 1, ungraded: 0 } });
}, 120_000);

test("lets the key leave by no door: pages, streams, terminal, database", async () => {
  await product.end("SIGTERM");
  heard.push(product.output());
  const everything = heard.join("\n");
  expect(everything).toContain(examiner);
  expect(everything).not.toContain(key);
  const base64 = Buffer.from(key).toString("base64").slice(0, -4);
  expect(everything).not.toContain(base64);
  const files = await readdir(folder.path, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), "latin1")),
  );
  expect(texts.filter((text) => text.includes(examiner)).length).toBeGreaterThan(0);
  expect(texts.filter((text) => text.includes(key))).toEqual([]);
});

test("does not start with a cap and no price, and says what to set", async () => {
  await using own = await createFolder();
  const env = { OPENAI_BASE_URL: "http://127.0.0.1:9/v1", OPENAI_API_KEY: key, ASSAY_MODEL: examiner };
  const { code, output } = await failToStart({
    dataFolder: own.path,
    env: { ...env, ASSAY_SPEND_PER_LEARNER: "1" },
  });
  expect([code, output.split("\n").at(-1)]).toEqual([
    1,
    "ASSAY_SPEND_PER_LEARNER needs the price of larger-model, which is not among the models known here: set ASSAY_PRICE_INPUT and ASSAY_PRICE_OUTPUT, in US dollars for a million tokens.",
  ]);
});
