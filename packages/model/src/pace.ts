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
  /** Whether the pause is a rate limit; else the endpoint is away and said until when. */
  readonly isLimited: boolean;
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
  isLimited: false,
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
  const paused = { ...pause(pace, now, retryAfterMs ?? own), isLimited: true };
  return isEcho
    ? paused
    : {
        ...paused,
        allowed: Math.max(1, pace.allowed * cut),
        episode: pace.episode + 1,
        streak,
      };
}

/** Learns from trouble that is no rate limit: whoever stumbles is not given more to carry. */
export function learnFault(
  pace: Pace,
  { now, retryAfterMs }: { now: number; retryAfterMs?: number | undefined },
): Pace {
  const shaken = { ...pace, growsFrom: Math.max(pace.growsFrom, now + noGrowthAfterFaultMs) };
  if (retryAfterMs === undefined) return shaken;
  // A rate limit that is still on stays the reason.
  return { ...pause(shaken, now, retryAfterMs), isLimited: pace.isLimited && pace.pausedUntil > now };
}

const pause = (pace: Pace, now: number, ms: number): Pace => ({
  ...pace,
  pausedUntil: Math.max(pace.pausedUntil, now + Math.min(ms, longestPauseMs)),
});
