import { type Card as FsrsCard, type Grade, Rating, State, createEmptyCard, fsrs } from "ts-fsrs";
import type { Deck, StoredCard } from "./deck.ts";

/** A recall card of the course. */
export interface CourseCard {
  /** `<lesson>/<card>`. */
  id: string;
  lesson: string;
  /** The lesson's title. */
  title: string;
  ask: string;
  answer: string;
}

/** How well a card was recalled, worst first. */
export const ratings = [
  { rating: Rating.Again, name: "Forgot" },
  { rating: Rating.Hard, name: "Hard" },
  { rating: Rating.Good, name: "Good" },
  { rating: Rating.Easy, name: "Easy" },
] as const satisfies readonly { rating: Grade; name: string }[];

// Without fuzz the same answers give the same days, so that what is shown on a button is what happens.
const scheduler = fsrs({ enable_fuzz: false });

const states = [State.New, State.Learning, State.Review, State.Relearning];

/** A card that was just met is asked again on another day. */
const firstRestMs = 20 * 60 * 60 * 1000;

/** Tells when each card of the queue is due, soonest first; a card whose lesson was not met is not in it. */
export function queueOf(cards: readonly CourseCard[], deck: Deck): { card: CourseCard; due: Date }[] {
  return cards
    .flatMap((card) => {
      const met = deck.met[card.lesson];
      const stored = deck.cards[card.id];
      if (stored !== undefined) return [{ card, due: new Date(stored.due) }];
      return met === undefined ? [] : [{ card, due: new Date(Date.parse(met) + firstRestMs) }];
    })
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());
}

/** Tells when a card would come back after each rating. */
export function dueAfter(stored: StoredCard | undefined, now: Date): Record<Grade, Date> {
  const preview = scheduler.repeat(toFsrs(stored, now), now);
  return {
    [Rating.Again]: preview[Rating.Again].card.due,
    [Rating.Hard]: preview[Rating.Hard].card.due,
    [Rating.Good]: preview[Rating.Good].card.due,
    [Rating.Easy]: preview[Rating.Easy].card.due,
  };
}

/** Gives a card after it was rated. */
export function rate(stored: StoredCard | undefined, rating: Grade, now: Date): StoredCard {
  const { card } = scheduler.next(toFsrs(stored, now), now, rating);
  return {
    due: card.due.toISOString(),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduled_days: card.scheduled_days,
    learning_steps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    last_review: now.toISOString(),
  };
}

function toFsrs(stored: StoredCard | undefined, now: Date): FsrsCard {
  if (stored === undefined) return createEmptyCard(now);
  const { state, due, last_review, ...rest } = stored;
  return {
    ...createEmptyCard(now),
    ...rest,
    state: states[state] ?? State.New,
    due: new Date(due),
    last_review: new Date(last_review),
  };
}
