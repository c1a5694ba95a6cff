import { useEffect, useState } from "preact/hooks";
import { type Found, find } from "./find.ts";

/** What a search has come to. */
export type Standing = "empty" | "loading" | "failed" | Found;

const pauseInTyping = 150;

/** Looks for words soon after they were written, keeps them in the address, and drops answers that come too late. */
export function useSearch(words: string) {
  const [standing, setStanding] = useState<Standing>("empty");
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isLatest = true;
    const settle = (next: Standing): void => {
      if (isLatest) setStanding(next);
    };
    const start = (): void => {
      history.replaceState(history.state, "", addressOf(words));
      if (words === "") return settle("empty");
      setStanding((before) => (typeof before === "object" ? before : "loading"));
      find(words).then(settle, () => settle("failed"));
    };
    const timer = setTimeout(start, pauseInTyping);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [words, attempt]);
  const again = (): void => {
    setStanding("loading");
    setAttempt(attempt + 1);
  };
  const more = (found: Found): void => {
    // Whoever has written something else meanwhile is not taken back.
    const settle = (next: Standing): void => setStanding((before) => (before === found ? next : before));
    found.more().then(settle, () => settle("failed"));
  };
  return { standing, again, more };
}

const addressOf = (words: string): string =>
  words === "" ? location.pathname : `${location.pathname}?${new URLSearchParams({ q: words }).toString()}`;
