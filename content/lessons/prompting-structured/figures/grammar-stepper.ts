// Records grammar-stepper.json: at each token of a held reply, what the model preferred and what the grammar allowed.
// Run: node content/lessons/prompting-structured/figures/grammar-stepper.ts [path of the weights]
import { readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import {
  type Message,
  type Prompt,
  createEngine,
  defaultCacheFolder,
  examinerWeights,
  pullWeights,
} from "@assay/examiner";
import { type Token, LlamaGrammarEvaluationState, LlamaLogLevel, getLlama } from "node-llama-cpp";
import { parse } from "yaml";

interface Source {
  /** What the page says: caption, question. */
  page: Record<string, unknown>;
  instruction: string;
  message: string;
  grammar: string;
  examples: { message: string; reply: string }[];
  runs: { name: string; shown: number; finding: string }[];
}

/** Of the engine's own: it tells of one token whether the grammar allows it, and takes one as written. */
interface GrammarSampler {
  canBeNextTokenForGrammarEvaluationState(state: unknown, token: Token): boolean;
  acceptGrammarEvaluationStateToken(state: unknown, token: Token): void;
}

/** Which of the likeliest tokens a step keeps, beside the one that was taken: few, and none that hardly counts. */
const kept = { least: 2, most: 4, share: 0.01 };

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "grammar-stepper.yaml"), "utf8"));
const { env, platform } = process;
const pulled = await pullWeights({
  file: process.argv[2],
  cacheFolder: defaultCacheFolder({ platform, home: homedir(), xdgCacheHome: env["XDG_CACHE_HOME"] }),
  signal: new AbortController().signal,
  onProgress: () => undefined,
});
if (!pulled.ok) throw new Error(pulled.failure.message);
const { path, sha256 } = pulled.weights;

await using engine = await createEngine({ path, threads: 1 });
await using llama = await getLlama({
  gpu: false,
  build: "never",
  skipDownload: true,
  progressLogs: false,
  logLevel: LlamaLogLevel.error,
});
const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
const sampler: GrammarSampler = Reflect.get(Reflect.get(llama, "_bindings"), "AddonSampler");
const grammar = await llama.createGrammar({ grammar: source.grammar });

function write(shown: number): Prompt {
  const turn = (role: Message["role"], content: string): Message => ({ role, content });
  const examples = source.examples
    .slice(0, shown)
    .flatMap(({ message, reply }) => [turn("user", message), turn("assistant", reply)]);
  const messages = [turn("system", source.instruction), ...examples, turn("user", source.message)];
  return { kind: "chat", messages };
}

const percent = (share: number): number => Number((100 * share).toPrecision(2));

/** Steps through a reply: the whole vocabulary at each token, with and without what the grammar forbids. */
async function step(tokens: readonly Token[]) {
  await using context = await model.createContext({ contextSize: 1024, batchSize: 32, threads: 1 });
  const sequence = context.getSequence();
  const grammarState = new LlamaGrammarEvaluationState({ model, grammar });
  const state: unknown = Reflect.get(grammarState, "_state");
  await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(0, -1));
  const steps = [];
  for (let last = tokens.at(-1); last !== undefined;) {
    const [output] = await sequence.controlledEvaluate([[last, { generateNext: { probabilities: true } }]]);
    const all = [...(output?.next.probabilities ?? [])].toSorted(([, one], [, other]) => other - one);
    const allowed = all.filter(([token]) => sampler.canBeNextTokenForGrammarEvaluationState(state, token));
    const [taken] = allowed;
    if (taken === undefined) throw new Error("the grammar allows no token");
    const likeliest = all
      .slice(0, kept.most)
      .filter(([, share], index) => index < kept.least || share >= kept.share);
    const shown = likeliest.includes(taken) ? likeliest : [...likeliest, taken];
    steps.push({
      allowed: allowed.length,
      keptPercent: percent(
        Math.min(
          1,
          allowed.reduce((sum, [, share]) => sum + share, 0),
        ),
      ),
      tokens: shown.map(([token, share]) => ({
        text: model.isEogToken(token) ? "" : model.detokenize([token]),
        percent: percent(share),
        allowed: allowed.some(([each]) => each === token),
      })),
      taken: shown.indexOf(taken),
    });
    if (model.isEogToken(taken[0])) break;
    sampler.acceptGrammarEvaluationStateToken(state, taken[0]);
    [last] = taken;
  }
  return steps;
}

/** Asks the examiner for the same reply: what is drawn must be what it writes. */
async function askExaminer(tokens: readonly Token[]): Promise<string> {
  const settings = { maxTokens: 64, temperature: 0, topP: 1, seed: 0, stop: [], grammar: source.grammar };
  const { signal } = new AbortController();
  const events = await Array.fromAsync(engine.generate({ ...settings, tokens, signal }));
  return events.map((event) => (event.type === "text" ? event.text : "")).join("");
}

const runs = [];
for (const { name, shown, finding } of source.runs) {
  const tokens = engine.tokenize(write(shown));
  const steps = await step(tokens);
  const reply = steps.map(({ tokens: each, taken }) => each[taken]?.text ?? "").join("");
  const written = await askExaminer(tokens);
  if (reply !== written) throw new Error(`${name}: stepped ${reply}, the examiner writes ${written}`);
  console.log(name, reply);
  runs.push({ name, finding, steps });
}
const { page, instruction, message } = source;
const examiner = { name: examinerWeights.title, file: sha256, build: engine.build };
const recorded = { ...page, examiner, vocabulary: 49_152, instruction, message, runs };
await writeFile(join(folder, "grammar-stepper.json"), `${JSON.stringify(recorded, null, 2)}\n`);
