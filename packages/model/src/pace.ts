/** How many calls an endpoint takes at once, as its own answers have shown; times are milliseconds since 1970. */
export interface Pace {
  /** Calls allowed in flight; the whole part counts. */
  readonly allowed: number;
  readonly most: number;
  /** Rises with each 429 that is not an echo of the one before. */
  readonly episode: number;
  /** Episodes since the last reply. */
  readonly streak: number;
  readonly pausedUntil: number;
  /** Nothing grows before this. */
  readonly growsFrom: number;
}

/** What one 429 cuts off. */
const cut = 0.8;

const noGrowthAfterFaultMs = 10_000;

const firstPauseMs = 1000;
const longestOwnPauseMs = 60_000;
/** Whatever an endpoint asks for, it is tried again after an hour. */
const longestPauseMs = 3_600_000;

/** Starts the pace of an endpoint that nothing is known of. */
export const startPace = ({ start, most }: { start: number; most: number }): Pace => ({
  allowed: Math.min(start, most),
  most,
  episode: 0,
  streak: 0,
  pausedUntil: 0,
  growsFrom: 0,
});

/** Learns from a reply: one more call for each full round of replies, and only where all were in use. */
export function learnReply(pace: Pace, { now, isFull }: { now: number; isFull: boolean }): Pace {
  const grows = isFull && now >= pace.growsFrom && now >= pace.pausedUntil;
  const allowed = grows ? Math.min(pace.most, pace.allowed + 1 / pace.allowed) : pace.allowed;
  return { ...pace, allowed, streak: 0 };
}

/** Learns from a 429; calls that were in flight when the first one came are echoes, and cut nothing more. */
export function learnRateLimit(
  pace: Pace,
  { now, startedIn, retryAfterMs }: { now: number; startedIn: number; retryAfterMs: number | undefined },
): Pace {
  const isEcho = startedIn !== pace.episode;
  const streak = isEcho ? pace.streak : pace.streak + 1;
  const own = isEcho ? 0 : Math.min(firstPauseMs * 2 ** (streak - 1), longestOwnPauseMs);
  const pausedUntil = Math.max(pace.pausedUntil, now + Math.min(retryAfterMs ?? own, longestPauseMs));
  return isEcho
    ? { ...pace, pausedUntil }
    : {
        ...pace,
        allowed: Math.max(1, pace.allowed * cut),
        episode: pace.episode + 1,
        streak,
        pausedUntil,
      };
}

/** Learns from trouble that is no rate limit: whoever stumbles is not given more to carry. */
export const learnFault = (pace: Pace, now: number): Pace => ({
  ...pace,
  growsFrom: Math.max(pace.growsFrom, now + noGrowthAfterFaultMs),
});
