import type { Artifact, Part } from "@assay/exercise";
import type { Standing } from "../status/feed.ts";
import type { PanelTools } from "./tools.ts";

const pause = 250;

/** Counts the tokens of each part as it is written; where nobody can count, nothing is shown. */
export function startCounting(tools: PanelTools): () => void {
  // Settings are no text.
  const parts = Object.entries(tools.exercise.exercise.parts).filter(([, { type }]) => type !== "settings");
  const ends = parts.map(([part, { type }]) => countPart(tools, part, type));
  return () => {
    for (const end of ends) end();
  };
}

function countPart(
  { exercise, editors, store, api }: PanelTools,
  part: string,
  type: Part["type"],
): () => void {
  let asked: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight = new AbortController();
  const textToCount = editors[type]?.textToCount;
  const ask = async (artifact: Artifact): Promise<void> => {
    inFlight.abort();
    inFlight = new AbortController();
    const { signal } = inFlight;
    const counted =
      textToCount === undefined
        ? { type, value: artifact[part] }
        : { type: "completion", value: textToCount({ exercise, artifact, part }) };
    const reply = await api.countTokens(counted, signal);
    if (signal.aborted) return;
    store.dispatch({ type: "tokens", part, count: reply.ok ? reply.value.tokens : undefined });
  };
  const look = (): void => {
    const { artifact, standing } = store.get();
    const value = artifact[part];
    if (value === asked || !canCount(standing)) return;
    asked = value;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(artifact), pause);
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
