import { useEffect, useState } from "preact/hooks";
import type { PagedTrace, TraceRun } from "./agent-trace-data.ts";

/** What is there of a run: the run, or that it is on its way, or that it did not come. */
export type Arrival = TraceRun | "on its way" | "lost";

/** Gives a run of the figure; all but the first are fetched when one of them is chosen. */
export function useRun({ lesson, first }: PagedTrace, chosen: number): Arrival {
  const [runs, arrive] = useState<TraceRun[] | "lost">();
  const isWanted = chosen > 0 && typeof runs !== "object";
  useEffect(() => {
    if (!isWanted) return;
    arrive(undefined);
    void fetch(`/lessons/${lesson}/agent-trace.json`)
      .then(async (response): Promise<TraceRun[] | "lost"> => (response.ok ? response.json() : "lost"))
      .then(arrive, () => arrive("lost"));
  }, [chosen]);
  if (chosen === 0 && first !== undefined) return first;
  return runs === "lost" ? runs : (runs?.[chosen] ?? "on its way");
}
