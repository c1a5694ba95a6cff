/** Runs a function over items, at most `limit` at once, and yields results as they come; the first failure ends it. */
export async function* inPool<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  run: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const iterator = Iterator.from(items);
  const results: Result[] = [];
  let news = Promise.withResolvers<void>();
  let isOpen = true;
  const lane = async (): Promise<void> => {
    for (let next = iterator.next(); isOpen && !next.done; next = iterator.next()) {
      results.push(await run(next.value));
      news.resolve();
    }
  };
  const lanes = Array.from({ length: limit }, lane);
  const ended = Promise.all(lanes).finally(() => {
    isOpen = false;
    news.resolve();
  });
  // It is awaited below, after the results before it.
  ended.catch(() => undefined);
  try {
    while (isOpen || results.length > 0) {
      news = Promise.withResolvers();
      // More may come while these are looked at; it is told to the promise made before.
      yield* results.splice(0);
      if (isOpen && results.length === 0) await news.promise;
    }
    await ended;
  } finally {
    isOpen = false;
    // Whoever stopped listening still owns what is in flight: its failures must not become unhandled.
    await Promise.allSettled([...lanes, ended]);
  }
}
