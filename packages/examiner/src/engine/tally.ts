import type { Usage } from "./generation.ts";

/** What the engine has done since it was started, and how fast it was of late. */
export interface Tally {
  running: number;
  completed: number;
  /** Requests that whoever made them gave up, or that failed. */
  abandoned: number;
  promptTokens: number;
  cachedTokens: number;
  generatedTokens: number;
  /** Tokens a second over the last requests; absent until there was one. */
  promptTokensPerSecond?: number;
  generatedTokensPerSecond?: number;
  secondsPerRequest?: number;
}

/** The record of one request, from its turn to its end. */
export interface Work {
  evaluated(promptTokens: number, cachedTokens: number): void;
  generated(): void;
  complete(): Usage;
  end(): void;
}

interface Times {
  evaluatedTokens: number;
  evaluateMs: number;
  generatedTokens: number;
  generateMs: number;
}

const lastRequests = 64;

/** Counts tokens as they are made, and times requests, so that the product can say how long one will take. */
export function createTally(now: () => number = () => performance.now()): {
  start: () => Work;
  read: () => Tally;
} {
  const counts = {
    running: 0,
    completed: 0,
    abandoned: 0,
    promptTokens: 0,
    cachedTokens: 0,
    generatedTokens: 0,
  };
  let last: Times[] = [];
  const start = (): Work => {
    const usage: Usage = { promptTokens: 0, cachedTokens: 0, generatedTokens: 0 };
    const startedAt = now();
    let evaluatedAt = startedAt;
    let completed = false;
    counts.running += 1;
    return {
      evaluated: (promptTokens, cachedTokens) => {
        evaluatedAt = now();
        Object.assign(usage, { promptTokens, cachedTokens });
        counts.promptTokens += promptTokens;
        counts.cachedTokens += cachedTokens;
      },
      generated: () => {
        usage.generatedTokens += 1;
        counts.generatedTokens += 1;
      },
      complete: () => {
        completed = true;
        const times: Times = {
          evaluatedTokens: usage.promptTokens - usage.cachedTokens,
          evaluateMs: evaluatedAt - startedAt,
          generatedTokens: usage.generatedTokens,
          generateMs: now() - evaluatedAt,
        };
        last = [...last, times].slice(-lastRequests);
        return usage;
      },
      end: () => {
        counts.running -= 1;
        counts[completed ? "completed" : "abandoned"] += 1;
      },
    };
  };
  return { start, read: () => ({ ...counts, ...speeds(last) }) };
}

function speeds(last: readonly Times[]): Partial<Tally> {
  const sum = (key: keyof Times): number => last.reduce((total, times) => total + times[key], 0);
  const evaluateSeconds = sum("evaluateMs") / 1000;
  const generateSeconds = sum("generateMs") / 1000;
  return {
    ...(evaluateSeconds > 0 && { promptTokensPerSecond: sum("evaluatedTokens") / evaluateSeconds }),
    ...(generateSeconds > 0 && { generatedTokensPerSecond: sum("generatedTokens") / generateSeconds }),
    ...(last.length > 0 && { secondsPerRequest: (evaluateSeconds + generateSeconds) / last.length }),
  };
}
