import type { Standing } from "../status/feed.ts";
import type { PanelTools } from "./tools.ts";

const pause = 250;

/** Counts the tokens of each part as it is written; where nobody can count, nothing is shown. */
export function startCounting(tools: PanelTools): () => void {
  const parts = Object.entries(tools.exercise.exercise.parts);
  const ends = parts.map(([part, { type }]) => countPart(tools, part, type));
  return () => {
    for (const end of ends) end();
  };
}

function countPart({ store, api }: PanelTools, part: string, type: string): () => void {
  let asked: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight = new AbortController();
  const ask = async (value: unknown): Promise<void> => {
    inFlight.abort();
    inFlight = new AbortController();
    const { signal } = inFlight;
    const reply = await api.countTokens({ type, value }, signal);
    if (signal.aborted) return;
    store.dispatch({ type: "tokens", part, count: reply.ok ? reply.value.tokens : undefined });
  };
  const look = (): void => {
    const { artifact, standing } = store.get();
    const value = artifact[part];
    if (value === asked || !canCount(standing)) return;
    asked = value;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(value), pause);
  };
  const end = store.subscribe(look);
  look();
  return () => {
    clearTimeout(timer);
    inFlight.abort();
    end();
  };
}

// Whoever counts needs the weights, and they are here once the examiner has been up.
const canCount = (standing: Standing): boolean =>
  typeof standing === "object" && ["ready", "restarting"].includes(standing.examiner.state);
