import type { Llama } from "node-llama-cpp";

/**
 * Loads the engine for the CPU, with what is installed: it never downloads or compiles. On Apple Silicon the only
 * engine that is shipped can use the GPU; loading the model with no layers on it keeps the work on the CPU.
 */
export async function loadLlama(): Promise<Llama> {
  const { LlamaLogLevel, getLlama } = await import("node-llama-cpp");
  const appleSilicon = process.platform === "darwin" && process.arch === "arm64";
  return await getLlama({
    gpu: appleSilicon ? "metal" : false,
    build: "never",
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.error,
    // 0 is no limit: how many threads there are is said where the context is made.
    maxThreads: 0,
  });
}

/** Names the engine and what it was built for: another instruction set rounds differently. */
export async function describeBuild(llama: Llama): Promise<string> {
  const { getModuleVersion } = await import("node-llama-cpp");
  const features = [...llama.systemInfo.matchAll(/(\w+) = 1/g)].map((match) => match[1]);
  const engine = `node-llama-cpp ${await getModuleVersion()}, llama.cpp ${llama.llamaCppRelease.release}`;
  return `${engine}, ${process.platform}-${process.arch} ${features.join(" ")}`;
}
