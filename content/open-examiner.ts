import { homedir } from "node:os";
import {
  type Constraint,
  type Prompt,
  createEngine,
  defaultCacheFolder,
  examinerWeights,
  pullWeights,
  readConstraint,
} from "@assay/examiner";

/** The embedded examiner, asked as exercises ask it: greedily, up to the end of the line. */
export interface OpenExaminer extends AsyncDisposable {
  /** What a recording was made with. */
  identity: { name: string; file: string; build: string };
  reply(prompt: Prompt, maxTokens: number): Promise<string>;
  /** The reply of a call that is held to a form, and how many tokens went in and came out. */
  ask(prompt: Prompt, maxTokens: number, constraint?: Constraint): Promise<{ text: string; tokens: number }>;
  countTokens(prompt: Prompt): number;
}

/** Opens the examiner in this process; its weights come from a path or from the cache folder. */
export async function openExaminer(file: string | undefined): Promise<OpenExaminer> {
  const { signal } = new AbortController();
  const { env, platform } = process;
  const cacheFolder = defaultCacheFolder({ platform, home: homedir(), xdgCacheHome: env["XDG_CACHE_HOME"] });
  const pulled = await pullWeights({ file, cacheFolder, signal, onProgress: () => undefined });
  if (!pulled.ok) throw new Error(pulled.failure.message);
  const engine = await createEngine({ path: pulled.weights.path, threads: 1 });
  const settings = { temperature: 0, topP: 1, seed: 0, stop: ["\n"], signal };
  const ask: OpenExaminer["ask"] = async (prompt, maxTokens, constraint) => {
    const tokens = engine.tokenize(prompt);
    const grammar = constraint === undefined ? undefined : grammarOf(constraint);
    const events = await Array.fromAsync(engine.generate({ ...settings, tokens, maxTokens, grammar }));
    const text = events.map((event) => (event.type === "text" ? event.text : "")).join("");
    const written = events.reduce(
      (sum, event) => sum + (event.type === "end" ? event.usage.generatedTokens : 0),
      0,
    );
    return { text: text.trim(), tokens: tokens.length + written };
  };
  return {
    identity: { name: examinerWeights.title, file: pulled.weights.sha256, build: engine.build },
    reply: async (prompt, maxTokens) => (await ask(prompt, maxTokens)).text,
    ask,
    countTokens: (prompt) => engine.tokenize(prompt).length,
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

function grammarOf(constraint: Constraint): string {
  const read = readConstraint(constraint);
  if (!read.ok) throw new Error(`${read.problem.path.join(".")} ${read.problem.problem}`);
  return read.grammar;
}
