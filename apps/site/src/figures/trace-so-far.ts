import type { AgentTrace, Trace } from "./agent-trace-data.ts";

/** What a loop has used by the end of a step. */
export interface Used {
  tokens: number;
  cents: number;
  ms: number;
}

/** Sums what a loop has used by each of its steps. */
export function sumUsed({ steps }: Trace): Used[] {
  let [tokens, microdollars, ms] = [0, 0, 0];
  return steps.map(([, , ownTokens, ownMicrodollars, ownMs]) => {
    tokens += ownTokens;
    microdollars += ownMicrodollars;
    ms += ownMs;
    return { tokens, cents: microdollars / 1e4, ms };
  });
}

/** Writes what has been used: `1,051 tokens, 0.29 cents, 0:12`. */
export function usedWords({ tokens, cents, ms }: Used): string {
  const seconds = Math.round(ms / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return `${tokens.toLocaleString("en")} tokens, ${cents.toFixed(2)} cents, ${clock}`;
}

/** Says what both loops do at a step: the task of each, or that it has ended. */
export function stepWords({ rows, loops }: AgentTrace["runs"][number], at: number): string {
  const [runaway, bounded] = loops.map(({ steps }) => {
    const step = steps[at];
    return step === undefined ? "has ended" : `“${rows[step[0]]?.[0] ?? ""}”`;
  });
  return `the runaway ${runaway}, the bounded loop ${bounded}`;
}

/** Says why a loop ended. */
export const endWords = (why: string): string => endings[why] ?? `its account was empty (${why})`;

const endings: Readonly<Record<string, string>> = {
  done: "done, the page was saved",
  money: "its budget was spent",
  "out of tasks": "no task was left that it had not done",
};
