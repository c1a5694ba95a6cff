import { isFinal, type StateMessage, type StoredEvent } from "@assay/exercise";
import { and, asc, eq, gt } from "drizzle-orm";
import { StorageError, toStorageError } from "./open/storage-error.ts";
import { describeState } from "./describe-state.ts";
import type { Store } from "./store.ts";
import { events, submissions } from "./tables.ts";
import { LINE } from "./wakes.ts";

export type Message = { kind: "event"; stored: StoredEvent } | { kind: "state"; message: StateMessage };

// Announcements carry the news; reading again by the clock only mends one that was lost on the way.
const REREAD_MS = 30_000;
const RETRY_MS = 1_000;
const PAGE = 500;

/**
 * Follows a submission: its state at once and at each change, and the events of its newest run after `afterSeq`,
 * each once and in order. `done` or `cancelled` comes last, when all events were told; then it ends.
 */
export async function* subscribe(
  store: Store,
  { id, afterSeq }: { id: string; afterSeq: number },
  signal: AbortSignal,
): AsyncGenerator<Message, void, undefined> {
  const stop = AbortSignal.any([signal, store.closing]);
  using waker = store.wakes.watch(id);
  let seq = afterSeq;
  let shown = "";
  while (!stop.aborted) {
    const news = await readNews(store, id, seq).catch(orAway);
    if (news === "unknown") return;
    if (news === "away") {
      await waker.next(stop, RETRY_MS);
      continue;
    }
    const { message, stored } = news;
    const final = isFinal(message.state);
    if (!final && shown !== keyOf(message)) {
      yield { kind: "state", message };
      shown = keyOf(message);
    }
    for (const each of stored) {
      if (stop.aborted) return;
      yield { kind: "event", stored: each };
      seq = each.seq;
    }
    if (stored.length === PAGE) continue;
    if (final) {
      yield { kind: "state", message };
      return;
    }
    // Whoever is new in line looks again, now listening: the line may have moved in between.
    if (message.state === "queued" && waker.follow(LINE)) continue;
    if (message.state !== "queued") waker.unfollow(LINE);
    await waker.next(stop, REREAD_MS);
  }
}

// The expected start moves with every look at it: alone it is no news.
const keyOf = ({ state, place, reason, until }: StateMessage): string =>
  JSON.stringify([state, place, reason, until]);

// The state is read before the events: one that says `done` has none of them missing.
async function readNews(store: Store, id: string, seq: number) {
  const [row] = await store.db
    .select({
      id: submissions.id,
      state: submissions.state,
      reason: submissions.reason,
      until: submissions.until,
      run: submissions.run,
    })
    .from(submissions)
    .where(eq(submissions.id, id));
  if (!row) return "unknown";
  const message = await describeState(store, row);
  const found = await store.db
    .select()
    .from(events)
    .where(and(eq(events.submission, id), eq(events.run, row.run), gt(events.seq, seq)))
    .orderBy(asc(events.seq))
    .limit(PAGE);
  const stored = found.map((each): StoredEvent => ({
    seq: each.seq,
    run: each.run,
    at: each.at.toISOString(),
    event: each.data,
  }));
  return { message, stored };
}

// A reader outlives a database server that is restarted.
function orAway(error: unknown): "away" {
  const known = toStorageError(error);
  if (known instanceof StorageError && known.isRetryable) return "away";
  throw known;
}
