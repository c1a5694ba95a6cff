/** How many items may be worked on at once, and which may be begun yet. */
export interface PoolOptions<Item> {
  limit: number;
  /** Is asked again after each result; a refused item holds back those behind it, while others are worked on. */
  mayStart?: (item: Item) => boolean;
}

/** Runs a function over items, in their order, and yields results as they come; the first failure ends it. */
export async function* inPool<Item, Result>(
  items: Iterable<Item>,
  { limit, mayStart = () => true }: PoolOptions<Item>,
  run: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const iterator = Iterator.from(items);
  const results: Result[] = [];
  const running = new Set<Promise<void>>();
  let next = iterator.next();
  let news = Promise.withResolvers<void>();
  let failure: { error: unknown } | undefined;
  let isOpen = true;

  const work = async (item: Item): Promise<void> => {
    try {
      results.push(await run(item));
    } catch (error) {
      failure ??= { error };
      isOpen = false;
    }
  };
  const begin = (): void => {
    while (isOpen && !next.done && running.size < limit && mayStart(next.value)) {
      const working = work(next.value).finally(() => {
        running.delete(working);
        begin();
        news.resolve();
      });
      running.add(working);
      next = iterator.next();
    }
  };

  try {
    begin();
    while (results.length > 0 || (isOpen && running.size > 0)) {
      news = Promise.withResolvers();
      // More may come while these are looked at; it is told to the promise made before.
      yield* results.splice(0);
      begin();
      if (results.length === 0 && isOpen && running.size > 0) await news.promise;
    }
    if (failure !== undefined) throw failure.error;
  } finally {
    isOpen = false;
    // Whoever stopped listening still owns what is in flight.
    await Promise.allSettled(running);
  }
}
