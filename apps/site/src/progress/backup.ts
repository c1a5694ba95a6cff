import type { Attempt } from "@assay/exercise";
import { type Deck, type StoredCard, parseDeck } from "../review/deck.ts";

/** What a learner takes along in one file. */
export interface Backup {
  format: "assay-progress";
  v: 1;
  exportedAt: string;
  attempts: Attempt[];
  review: Deck;
}

export type ParsedBackup = { ok: true; backup: Backup } | { ok: false; message: string };

const mostBytes = 20_000_000;

/** Writes attempts and card schedules as one file. */
export const writeBackup = (attempts: readonly Attempt[], review: Deck, now: Date): string =>
  JSON.stringify(
    {
      format: "assay-progress",
      v: 1,
      exportedAt: now.toISOString(),
      attempts: [...attempts],
      review,
    } satisfies Backup,
    undefined,
    1,
  );

/** Reads such a file; what is wrong with it is said in a sentence, and nothing of it is taken then. */
export function parseBackup(text: string): ParsedBackup {
  if (text.length > mostBytes) return refuse("it is larger than 20 MB");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("it is no JSON");
  }
  const file = asRecord(value);
  if (file["format"] !== "assay-progress") return refuse("it was not exported here");
  if (file["v"] !== 1)
    return refuse(`it is of version ${JSON.stringify(file["v"])}, and this page reads version 1`);
  const attempts = Array.isArray(file["attempts"]) ? file["attempts"] : [];
  const at = attempts.findIndex((each) => !isAttempt(each));
  if (at !== -1) return refuse(`its attempt ${at + 1} lacks what an attempt must have`);
  return {
    ok: true,
    backup: {
      format: "assay-progress",
      v: 1,
      exportedAt: String(file["exportedAt"]),
      attempts: attempts.filter(isAttempt),
      review: parseDeck(file["review"]),
    },
  };
}

const refuse = (why: string): ParsedBackup => ({
  ok: false,
  message: `That file cannot be read: ${why}. Nothing was changed. Choose a file that “Export” wrote.`,
});

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** Looks at what this page shows of an attempt. */
function isAttempt(value: unknown): value is Attempt {
  const { id, exercise, createdAt, grade } = asRecord(value);
  const { outcome, hidden } = asRecord(grade);
  const { passed, total } = asRecord(hidden);
  return (
    typeof id === "string" &&
    typeof exercise === "string" &&
    typeof createdAt === "string" &&
    !Number.isNaN(Date.parse(createdAt)) &&
    (outcome === "passed" || outcome === "failed") &&
    Number.isFinite(passed) &&
    Number.isFinite(total)
  );
}

/** Joins two decks: of a card known to both, the later answer counts. */
export function mergeDecks(left: Deck, right: Deck): Deck {
  const later = (a: StoredCard, b: StoredCard): StoredCard => (b.last_review > a.last_review ? b : a);
  return {
    met: mergeBy(left.met, right.met, (a, b) => (b < a ? b : a)),
    cards: mergeBy(left.cards, right.cards, later),
  };
}

function mergeBy<T>(left: Record<string, T>, right: Record<string, T>, choose: (a: T, b: T) => T) {
  const both = Object.entries(right).map(([id, value]) => {
    const own = left[id];
    return [id, own === undefined ? value : choose(own, value)] as const;
  });
  return { ...left, ...Object.fromEntries(both) };
}
