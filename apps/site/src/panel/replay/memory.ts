/** Remembers in this browser the replay of an exercise that was shown last; one that forbids it costs only that. */
export function createReplayMemory(exercise: string) {
  const key = `assay:replay:${exercise}`;
  const guard = <T>(use: () => T): T | undefined => {
    try {
      return use();
    } catch {
      // Storage is full or forbidden: the replay is then not found again after a reload.
      return undefined;
    }
  };
  return {
    load: (): string | undefined => guard(() => localStorage.getItem(key) ?? undefined),
    save: (id: string): void => guard(() => localStorage.setItem(key, id)),
  };
}
