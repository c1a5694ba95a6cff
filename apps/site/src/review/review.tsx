import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { WithCode } from "../panel/with-code.tsx";
import { readDeck, writeDeck } from "./deck.ts";
import { type CourseCard, dueAfter, queueOf, ratings } from "./schedule.ts";
import { type Session, answer, beginSession, show, undo } from "./session.ts";
import { cardWords, nextWords, until } from "./words.ts";

/** The island of the review page: asks the cards that are due, one after another. */
export default function Review() {
  const [cards, setCards] = useState<readonly CourseCard[] | "away" | undefined>();
  const [session, setSession] = useState<Session | undefined>();
  const [isKept, setKept] = useState(true);
  useEffect(() => void load().then(setCards), []);
  useEffect(() => {
    if (Array.isArray(cards)) setSession(beginSession(cards, readDeck(), new Date()));
  }, [cards]);
  if (cards === "away")
    return <p>The cards could not be fetched. Load the page again when the server is back.</p>;
  if (cards === undefined || session === undefined) return <p>Looking at what is due.</p>;
  const step = (next: Session): void => {
    setSession(next);
    if (next.deck !== session.deck) setKept(writeDeck(next.deck));
  };
  return (
    <>
      <Sitting key={session.asked[0]?.id ?? ""} session={session} cards={cards} step={step} />
      {session.done.length > 0 && (
        <p class="under">
          <button type="button" class="inline" onClick={() => step(undo(session))}>
            Take the last answer back
          </button>
        </p>
      )}
      {!isKept && <p>This browser keeps nothing, so the answers of this sitting are forgotten with it.</p>}
    </>
  );
}

async function load(): Promise<CourseCard[] | "away"> {
  const response = await fetch("/cards.json").catch(() => undefined);
  if (response?.ok !== true) return "away";
  const cards: CourseCard[] = await response.json();
  return cards;
}

interface SittingProps {
  session: Session;
  cards: readonly CourseCard[];
  step: (next: Session) => void;
}

function Sitting({ session, cards, step }: SittingProps) {
  const [card] = session.asked;
  const all = session.done.length + session.asked.length;
  return (
    <>
      <p role="status" class="label">
        {card === undefined
          ? restWords(session, cards)
          : `${session.done.length + 1} of ${all}${session.isShown ? ", the answer" : ""}`}
      </p>
      {card !== undefined && <Asked card={card} session={session} step={step} />}
    </>
  );
}

/** Says why nothing is asked, and when something will be. */
function restWords({ deck, done }: Session, cards: readonly CourseCard[]): string {
  const now = new Date();
  const [next] = queueOf(cards, deck);
  if (next === undefined) {
    return "No card is in your queue yet. A lesson's cards enter it when you open the first of them, at the lesson's end.";
  }
  const first =
    done.length === 0 ? "Nothing is due." : `${cardWords(done.length)} answered; nothing more is due.`;
  return `${first} The next card comes ${nextWords(next.due, now)}.`;
}

/** What is right for most cards stands under the key that showed the answer. */
const usual = "Good";

function Asked({ card, session, step }: Omit<SittingProps, "cards"> & { card: CourseCard }) {
  const section = useRef<HTMLElement>(null);
  const now = new Date();
  const due = dueAfter(session.deck.cards[card.id], now);
  const press = (event: KeyboardEvent): void => {
    const chosen = ratings[Number(event.key) - 1];
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    step(answer(session, chosen.rating, new Date()));
  };
  useLayoutEffect(() => {
    // The key that went on from the last card goes on from this one too, however soon it is pressed.
    section.current?.querySelector<HTMLElement>(".main, .usual")?.focus({ preventScroll: true });
  }, [session.isShown]);
  return (
    <section class="asked" ref={section} onKeyDown={press}>
      <p class="ask">
        <WithCode text={card.ask} />
      </p>
      {session.isShown ? (
        <>
          <p class="answer">
            <WithCode text={card.answer} />
          </p>
          <div class="rate" role="group" aria-label="How well did you know it?">
            {ratings.map(({ rating, name }, index) => (
              <button
                key={name}
                type="button"
                class={name === usual ? "btn usual" : "btn"}
                onClick={() => step(answer(session, rating, new Date()))}
              >
                <span>
                  {name} <kbd>{index + 1}</kbd>
                </span>
                <small>{until(due[rating], now)}</small>
              </button>
            ))}
          </div>
        </>
      ) : (
        <button type="button" class="btn main" onClick={() => step(show(session))}>
          Show the answer
        </button>
      )}
      <p class="from">
        From <a href={`/lessons/${card.lesson}`}>{card.title}</a>
      </p>
    </section>
  );
}
