import type { Grade } from "ts-fsrs";
import type { Deck, StoredCard } from "./deck.ts";
import { type CourseCard, queueOf, rate } from "./schedule.ts";

/** One sitting: what is still asked, and what was answered, so that the last answer can be taken back. */
export interface Session {
  deck: Deck;
  /** The card that is asked comes first. */
  asked: CourseCard[];
  isShown: boolean;
  done: { card: CourseCard; before: StoredCard | undefined }[];
}

/** Begins a sitting with the cards that are due. */
export const beginSession = (cards: readonly CourseCard[], deck: Deck, now: Date): Session => ({
  deck,
  asked: queueOf(cards, deck)
    .filter(({ due }) => due <= now)
    .map(({ card }) => card),
  isShown: false,
  done: [],
});

/** Shows the answer of the card that is asked. */
export const show = (session: Session): Session => ({ ...session, isShown: session.asked.length > 0 });

/** Rates the card that is asked, once its answer was seen, and goes on to the next. */
export function answer(session: Session, rating: Grade, now: Date): Session {
  const [card, ...asked] = session.asked;
  if (card === undefined || !session.isShown) return session;
  const before = session.deck.cards[card.id];
  const cards = { ...session.deck.cards, [card.id]: rate(before, rating, now) };
  return {
    deck: { ...session.deck, cards },
    asked,
    isShown: false,
    done: [...session.done, { card, before }],
  };
}

/** Takes the last answer back. */
export function undo(session: Session): Session {
  const last = session.done.at(-1);
  if (last === undefined) return session;
  const { [last.card.id]: _rated, ...others } = session.deck.cards;
  const cards = last.before === undefined ? others : { ...others, [last.card.id]: last.before };
  return {
    deck: { ...session.deck, cards },
    asked: [last.card, ...session.asked],
    isShown: true,
    done: session.done.slice(0, -1),
  };
}
