import { type Artifact, type PublicExercise, decideSpend } from "@assay/exercise";
import type { ReplayUse } from "@assay/submissions";
import { toMillionths } from "../millionths.ts";

/** How many replays a learner may begin in an hour, whatever they cost. */
export const replaysPerHour = 20;

/** What would be replayed. */
type Replay = Pick<PublicExercise, "exercise" | "cases"> & { artifact: Artifact };

/** An added examiner as the API offers it; amounts are US dollars. */
export interface ReplayOffer {
  model: string;
  /** Of all learners in a day. */
  spendPerDay?: number | undefined;
  /** Of one learner in a day. */
  spendPerLearner?: number | undefined;
  /** The most that a replay can cost; undefined where no price is known. */
  worstCost: (replay: Replay) => number | undefined;
}

/** What bounds one replay, and the most that it can cost in millionths of a dollar; 0 where no price is known. */
export interface ReplayLimit extends Pick<ReplayOffer, "spendPerDay" | "spendPerLearner"> {
  mostCost: number;
  now: Date;
}

/** Bounds a replay. */
export const limitReplay = (
  { worstCost, spendPerDay, spendPerLearner }: ReplayOffer,
  replay: Replay,
  now: Date,
): ReplayLimit => ({ spendPerDay, spendPerLearner, mostCost: toMillionths(worstCost(replay) ?? 0), now });

/** Why a replay may not go, in a sentence that says when it may. */
export interface ReplayRefusal {
  code: "too-many-requests" | "spend-limit";
  detail: string;
  /** Until it may. */
  seconds: number;
}

/** Tells whether a replay may go on top of what is used up. */
export const mayReplay = (use: ReplayUse, limit: ReplayLimit): boolean =>
  use.lastHour < replaysPerHour && findExceeded(use, limit) === undefined;

/** Says why a replay that may not go does not. */
export function explainRefusal(use: ReplayUse, limit: ReplayLimit): ReplayRefusal {
  const { now, mostCost } = limit;
  const exceeded = findExceeded(use, limit);
  if (exceeded === undefined) {
    const seconds = secondsUntil(use.hourFreesAt ?? now.toISOString(), now);
    const detail = `${replaysPerHour} replays an hour are the limit. The next can go in ${inWords(seconds)}.`;
    return { code: "too-many-requests", detail, seconds };
  }
  const { spent, most, whose } = exceeded;
  const seconds = secondsUntil(nextDay(now), now);
  return {
    code: "spend-limit",
    detail: `Of the ${dollars(most)} that ${whose} may spend on replays in a day, about ${dollars(spent)} are used, and this one can take up to ${dollars(mostCost / 1e6)}. The day begins anew at 00:00 UTC, in ${inWords(seconds)}.`,
    seconds,
  };
}

/** Finds the cap that a replay could break, in dollars. */
function findExceeded(use: ReplayUse, { spendPerDay, spendPerLearner, mostCost }: ReplayLimit) {
  const caps = [
    { spent: use.learner / 1e6, most: spendPerLearner, whose: "a learner" },
    { spent: use.day / 1e6, most: spendPerDay, whose: "all learners together" },
  ];
  return caps
    .flatMap(({ most, ...cap }) => (most === undefined ? [] : [{ ...cap, most }]))
    .find(
      ({ spent, most }) => !decideSpend({ spentToday: spent, cap: most, wouldCost: mostCost / 1e6 }).allowed,
    );
}

/** When the day ends by which spending is counted: the next midnight of UTC. */
export const nextDay = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)).toISOString();

const secondsUntil = (time: string, now: Date): number =>
  Math.max(1, Math.ceil((Date.parse(time) - now.getTime()) / 1000));

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 90 * 60 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** Writes an amount by its cents, and one below a cent by its first digit. */
const dollars = (amount: number): string =>
  `$${amount === 0 || amount >= 0.01 ? amount.toFixed(2) : amount.toFixed(1 - Math.floor(Math.log10(amount)) - 1)}`;
