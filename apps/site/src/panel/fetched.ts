import { useEffect, useState } from "preact/hooks";
import { ask } from "./api.ts";
import { askUntilItComes } from "./ask-until.ts";

/** Makes a hook that gives what a page does without until it is looked at: asked for until it comes, and kept. */
export function createFetched<T>(pathOf: (exercise: string) => string) {
  const kept = new Map<string, T>();
  const fetchIt = async (exercise: string): Promise<T | undefined> => {
    const reply = await ask<T>(pathOf(exercise));
    if (!reply.ok) return undefined;
    kept.set(exercise, reply.value);
    return reply.value;
  };
  return function useFetched(exercise: string, here: T | undefined): T | undefined {
    const [arrived, arrive] = useState(() => here ?? kept.get(exercise));
    useEffect(
      () => (arrived === undefined ? askUntilItComes(() => fetchIt(exercise), arrive) : undefined),
      [],
    );
    return arrived;
  };
}
