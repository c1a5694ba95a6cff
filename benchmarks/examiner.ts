import { homedir } from "node:os";
import { type Engine, createEngine, defaultCacheFolder, pullWeights } from "@assay/examiner";
import { LlamaCompletion, LlamaLogLevel, getLlama } from "node-llama-cpp";

export interface Row {
  name: string;
  value: number;
  unit: string;
  /** What it was raced against, in the same run; `ratio` is how many times faster we are, below 1 slower. */
  rival?: string;
  ratio?: number;
}

/** Something that continues a text greedily. */
interface Racer extends AsyncDisposable {
  complete(text: string, maxTokens: number): Promise<unknown>;
}

const plain = "node-llama-cpp LlamaCompletion";
const story = "Once upon a time, in a village by the sea,";
const storyTokens = 64;
const promptTokens = 384;
const products = "camera mirror sofa printer bottle jacket drill guitar carpet oven shelf mouse".split(" ");

/** Races the examiner against the library it is built on, with one thread and with two. */
export async function examiner(): Promise<Row[]> {
  const path = await findWeights();
  const rows: Row[] = [];
  for (const threads of [1, 2]) {
    const started = performance.now();
    await using engine = await createEngine({ path, threads });
    rows.push({ name: `load, ${threads} threads`, value: performance.now() - started, unit: "ms" });
    rows.push({ name: `memory, ${threads} threads`, value: process.memoryUsage.rss() / 1e6, unit: "MB" });
    const ours = engineRacer(engine);
    await using rival = await startRival(path, threads);
    rows.push(await raceSpeed(`generate, ${threads} threads`, storyTokens, { ours, rival, run: writeStory }));
    rows.push(
      await raceSpeed(`evaluate, ${threads} threads`, promptTokens, { ours, rival, run: readPrompt }),
    );
    const cases = { ours, rival, run: answerCases, rounds: 2 };
    rows.push(await raceTime(`24 cases, prefixes kept, ${threads} threads`, cases));
    await using cold = await createEngine({ path, threads, prefixCache: false });
    const kept = { ours, rival: engineRacer(cold), run: answerCases, rounds: 1 };
    rows.push({
      ...(await raceTime(`24 cases, prefixes kept, ${threads} threads`, kept)),
      rival: "no prefixes kept",
    });
  }
  return rows;
}

async function findWeights(): Promise<string> {
  const { env, platform } = process;
  const pulled = await pullWeights({
    file: env["ASSAY_EXAMINER_FILE"],
    cacheFolder: defaultCacheFolder({ platform, home: homedir(), xdgCacheHome: env["XDG_CACHE_HOME"] }),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  if (!pulled.ok) throw new Error(pulled.failure.message);
  return pulled.weights.path;
}

const { signal } = new AbortController();

function engineRacer(engine: Engine): Racer {
  const settings = { temperature: 0, topP: 1, seed: 0, stop: [], signal };
  return {
    complete: async (text, maxTokens) => {
      const tokens = engine.tokenize({ kind: "completion", text });
      return await Array.fromAsync(engine.generate({ tokens, maxTokens, ...settings }));
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** The library as its documentation shows it, one context and one sequence. */
async function startRival(path: string, threads: number): Promise<Racer> {
  const llama = await getLlama({
    gpu: false,
    build: "never",
    skipDownload: true,
    logLevel: LlamaLogLevel.error,
  });
  const model = await llama.loadModel({ modelPath: path });
  const context = await model.createContext({ contextSize: 4096, threads });
  const completion = new LlamaCompletion({ contextSequence: context.getSequence() });
  return {
    complete: (text, maxTokens) => completion.generateCompletion(text, { maxTokens, temperature: 0 }),
    [Symbol.asyncDispose]: () => llama.dispose(),
  };
}

type Run = (racer: Racer, lap: number) => Promise<unknown>;

/** A long reply to a short prompt. */
const writeStory: Run = (racer) => racer.complete(story, storyTokens);

/** A long prompt that begins differently each lap, so that nothing of it is kept. */
const readPrompt: Run = (racer, lap) => racer.complete(`${lap}${" tree".repeat(promptTokens - 1)}`, 1);

/** The cases of an exercise: one beginning, short replies. */
const answerCases: Run = async (racer, lap) => {
  const examples = ["radio", "lamp", "chair", "kettle", "clock", "desk", "fan", "phone"];
  const beginning = examples.map(
    (product) => `Message: The ${product} number ${lap} is too loud.\nProduct: ${product}\n\n`,
  );
  for (const product of [...products, ...products.map((each) => `new ${each}`)]) {
    await racer.complete(`${beginning.join("")}Message: Where is my ${product}?\nProduct:`, 8);
  }
};

interface Race {
  ours: Racer;
  rival: Racer;
  run: Run;
  rounds?: number;
}

let lap = 0;

/** The best of some rounds each, turn and turn about, so that a busy moment hits both. */
async function race({ ours, rival, run, rounds = 3 }: Race): Promise<{ ours: number; rival: number }> {
  const best = { ours: Infinity, rival: Infinity };
  for (let round = 1; round <= rounds; round += 1) {
    // No two laps are alike, in any race: what was kept from another would be a head start.
    lap += 1;
    best.ours = Math.min(best.ours, await time(() => run(ours, lap)));
    best.rival = Math.min(best.rival, await time(() => run(rival, lap)));
  }
  return best;
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

async function raceSpeed(name: string, tokens: number, runners: Race): Promise<Row> {
  const { ours, rival } = await race(runners);
  return { name, value: tokens / ours, unit: "tokens/s", rival: plain, ratio: rival / ours };
}

async function raceTime(name: string, runners: Race): Promise<Row> {
  const { ours, rival } = await race(runners);
  return { name, value: ours, unit: "s", rival: plain, ratio: rival / ours };
}
