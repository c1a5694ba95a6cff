import { type SQL, sql } from "drizzle-orm";
import type { PgBoss } from "pg-boss";

export const CHANNEL = "assay";

/** The topic of everybody who waits in line. */
export const LINE = "line";
/** The topic of the worker that runs a submission: it should look whether to go on. */
export const stopTopic = (submission: string): string => `stop:${submission}`;

/** Announces, when the transaction commits, that there is something new to read; no content travels. */
export const announce = (...topics: string[]): SQL =>
  sql`select pg_notify(${CHANNEL}, topic) from unnest(array[${sql.join(
    topics.map((topic) => sql`${topic}`),
    sql`, `,
  )}]::text[]) as topic`;

/** Is woken by announcements on the topics it follows; one that comes while nobody waits is kept. */
export interface Waker extends Disposable {
  /** Listens to one more topic; false if it did already. */
  follow(topic: string): boolean;
  unfollow(topic: string): void;
  /** Resolves at the next announcement, when the signal aborts, or after the given time. */
  next(signal: AbortSignal, milliseconds: number): Promise<void>;
}

/** Announcements of the whole database, over one LISTEN connection. */
export interface Wakes {
  watch(topic: string): Waker;
  close: () => Promise<void>;
}

/** Starts listening; after a lost connection everybody is woken, since announcements may have been missed. */
export async function createWakes(boss: PgBoss): Promise<Wakes> {
  const topics = new Map<string, Set<() => void>>();
  const wake = (topic: string) => topics.get(topic)?.forEach((each) => each());
  const wakeAll = () => [...topics.keys()].forEach(wake);
  const database = boss.getDb();
  if (!database.listen) throw new Error("the queue's database cannot listen");
  const listener = await database.listen(CHANNEL, wake, wakeAll);
  return {
    watch: (topic) => createWaker(topics, topic),
    close: () => listener.close(),
  };
}

function createWaker(topics: Map<string, Set<() => void>>, first: string): Waker {
  const followed = new Set<string>();
  let woken = false;
  let resolve: (() => void) | undefined;
  const wake = () => {
    woken = true;
    resolve?.();
  };
  const follow = (topic: string) => {
    if (followed.has(topic)) return false;
    followed.add(topic);
    topics.set(topic, (topics.get(topic) ?? new Set()).add(wake));
    return true;
  };
  const unfollow = (topic: string) => {
    followed.delete(topic);
    const wakers = topics.get(topic);
    wakers?.delete(wake);
    if (wakers?.size === 0) topics.delete(topic);
  };
  follow(first);
  return {
    follow,
    unfollow,
    async next(signal, milliseconds) {
      if (!woken && !signal.aborted) {
        const waiting = Promise.withResolvers<void>();
        resolve = () => waiting.resolve();
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener("abort", resolve, { once: true });
        await waiting.promise;
        clearTimeout(timer);
        signal.removeEventListener("abort", resolve);
      }
      woken = false;
    },
    [Symbol.dispose]() {
      [...followed].forEach(unfollow);
    },
  };
}
