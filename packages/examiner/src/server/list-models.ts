import type { Served } from "./served.ts";

const startedAt = Math.floor(Date.now() / 1000);

/** Tells the one model, in OpenAI's shape, with what else a grade names: file hash, engine build, context and speed. */
export function listModels({ engine, name, sha256 }: Served) {
  const { promptTokensPerSecond, generatedTokensPerSecond, secondsPerRequest } = engine.stats();
  return {
    object: "list",
    data: [
      {
        id: name,
        object: "model",
        created: startedAt,
        owned_by: "assay",
        context_length: engine.contextLength,
        sha256,
        build: engine.build,
        speed: {
          prompt_tokens_per_second: promptTokensPerSecond ?? null,
          generated_tokens_per_second: generatedTokensPerSecond ?? null,
          seconds_per_request: secondsPerRequest ?? null,
        },
      },
    ],
  };
}
