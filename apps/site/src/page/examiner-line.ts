import { sharedFeed } from "../status/feed.ts";
import { examinerIdentity, examinerLine } from "../status/words.ts";

/** Keeps the header and the footer of the page up to date with the examiner. */
export function startExaminerLine(): void {
  const line = document.querySelector("[data-examiner]");
  const identity = document.querySelector("[data-examiner-identity]");
  sharedFeed().subscribe((standing) => {
    write(line, examinerLine(standing));
    if (typeof standing === "object") write(identity, examinerIdentity(standing.examiner));
  });
}

// A live region speaks whenever it is written to, so it is written only when it changes.
function write(place: Element | null, words: string): void {
  if (place !== null && place.textContent !== words) place.textContent = words;
}
