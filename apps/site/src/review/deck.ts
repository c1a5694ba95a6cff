/** When a card comes back, as the scheduler needs it; times are ISO. */
export interface StoredCard {
  due: string;
  stability: number;
  difficulty: number;
  scheduled_days: number;
  learning_steps: number;
  reps: number;
  lapses: number;
  state: number;
  last_review: string;
}

/** What this browser knows of recall cards: the lessons whose cards were opened, and the cards that were rated. */
export interface Deck {
  /** When a card of a lesson was opened first, by lesson. */
  met: Record<string, string>;
  /** By `<lesson>/<card>`. */
  cards: Record<string, StoredCard>;
}

const cardsKey = "assay:review";
// A key a lesson, so that a lesson's page can write it without this code.
const metPrefix = "assay:met:";

/** Reads the deck of this browser; what is no deck is none. */
export function readDeck(): Deck {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(metPrefix));
    const met = Object.fromEntries(
      keys.map((key) => [key.slice(metPrefix.length), localStorage.getItem(key)]),
    );
    return parseDeck({ met, cards: JSON.parse(localStorage.getItem(cardsKey) ?? "{}") });
  } catch {
    // Storage may be forbidden, and anyone may have written what is in it.
    return { met: {}, cards: {} };
  }
}

/** Keeps the deck; tells whether the browser did. */
export function writeDeck({ met, cards }: Deck): boolean {
  try {
    for (const [lesson, at] of Object.entries(met)) localStorage.setItem(metPrefix + lesson, at);
    localStorage.setItem(cardsKey, JSON.stringify(cards));
    return true;
  } catch {
    return false;
  }
}

/** Takes what is well formed of a deck that was stored somewhere. */
export function parseDeck(value: unknown): Deck {
  const { met, cards } = { met: {}, cards: {}, ...asRecord(value) };
  return {
    met: Object.fromEntries(
      Object.entries(asRecord(met)).flatMap(([id, at]) => (isTime(at) ? [[id, at] as const] : [])),
    ),
    cards: Object.fromEntries(
      Object.entries(asRecord(cards)).flatMap(([id, card]) => (isCard(card) ? [[id, card] as const] : [])),
    ),
  };
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const isTime = (value: unknown): value is string =>
  typeof value === "string" && !Number.isNaN(Date.parse(value));

const numbers = ["stability", "difficulty", "scheduled_days", "learning_steps", "reps", "lapses", "state"];

function isCard(value: unknown): value is StoredCard {
  const card = asRecord(value);
  return (
    isTime(card["due"]) &&
    isTime(card["last_review"]) &&
    numbers.every((name) => Number.isFinite(card[name])) &&
    [0, 1, 2, 3].includes(Number(card["state"]))
  );
}
