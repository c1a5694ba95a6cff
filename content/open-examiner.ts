import { homedir } from "node:os";
import { type Prompt, createEngine, defaultCacheFolder, examinerWeights, pullWeights } from "@assay/examiner";

/** The embedded examiner, asked as exercises ask it: greedily, up to the end of the line. */
export interface OpenExaminer extends AsyncDisposable {
  /** What a recording was made with. */
  identity: { name: string; file: string; build: string };
  reply(prompt: Prompt, maxTokens: number): Promise<string>;
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
  return {
    identity: { name: examinerWeights.title, file: pulled.weights.sha256, build: engine.build },
    reply: async (prompt, maxTokens) => {
      const tokens = engine.tokenize(prompt);
      const events = await Array.fromAsync(engine.generate({ ...settings, tokens, maxTokens }));
      return events
        .map((event) => (event.type === "text" ? event.text : ""))
        .join("")
        .trim();
    },
    countTokens: (prompt) => engine.tokenize(prompt).length,
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}
