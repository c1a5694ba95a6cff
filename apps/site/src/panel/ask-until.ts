const againMs = 2_000;

/** Asks for something until it comes, with a pause in between; returns what ends the asking. */
export function askUntilItComes<T>(ask: () => Promise<T | undefined>, come: (found: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const next = async (): Promise<void> => {
    const found = await ask();
    if (isOver) return;
    if (found === undefined) timer = setTimeout(() => void next(), againMs);
    else come(found);
  };
  void next();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
