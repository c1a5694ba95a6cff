import { sql } from "drizzle-orm";
import type { Store } from "./store.ts";

/** Where a queued submission stands, and when it is expected to start: an ISO time, absent without experience. */
export interface PlaceInLine {
  place: number;
  expectedStart?: string;
}

type LineRow = { place: number; seconds: number | null };

/** How long a worker's or examiner's row counts after its last heartbeat. */
export const PRESENT_SECONDS = 60;
const RECENT_RUNS = 20;

const isSameLine = sql`(s.mode = 'replay') = (own.mode = 'replay') and s.asks_examiner = own.asks_examiner`;

/**
 * Counts who is before a queued submission in its line: replays have one of their own, and so has code. It starts when enough of the busy places are free again, at the
 * mean pace of the last runs on the same examiner.
 */
export async function findPlace(store: Store, submission: string): Promise<PlaceInLine | undefined> {
  const { rows } = await store.db.execute<LineRow>(
    sql`
    with own as (select * from submissions where id = ${submission} and state = 'queued'),
    line as (
      select count(*)::int as place from submissions s, own
      where s.state = 'queued' and ${isSameLine}
        and (s.created_at, s.id) <= (own.created_at, own.id)
    ),
    places as (
      select nullif(sum(
        case when own.mode = 'replay' then replays when own.asks_examiner then concurrency else code end
      ), 0)::int as all_places
      from workers, own
      where updated_at > now() - make_interval(secs => ${PRESENT_SECONDS})
    ),
    busy as (
      select count(*)::int as busy from submissions s, own
      where s.state in ('running', 'waiting') and ${isSameLine}
    ),
    pace as (
      select avg(extract(epoch from ended_at - started_at))::float8 as seconds from (
        select r.ended_at, r.started_at from runs r join submissions s on s.id = r.submission, own
        where r.ended_because = 'done' and s.examiner is not distinct from own.examiner
          and s.asks_examiner = own.asks_examiner
        order by r.ended_at desc limit ${RECENT_RUNS}
      ) recent
    )
    select place, seconds * greatest(0, place - greatest(0, all_places - busy)) / all_places as seconds
    from own, line, places, busy, pace`,
  );
  const [row] = rows;
  if (!row) return undefined;
  if (row.seconds === null) return { place: row.place };
  return { place: row.place, expectedStart: new Date(Date.now() + row.seconds * 1000).toISOString() };
}
