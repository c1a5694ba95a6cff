/** Keeps the status page up to date with what the server says. */
import { sharedFeed } from "./feed.ts";
import { type StatusRow, reportStatus } from "./report.ts";

const headline = document.querySelector("[data-headline]");
const advice = document.querySelector("[data-advice]");
const rows = document.querySelector("[data-rows]");

sharedFeed().subscribe((standing) => {
  const report = reportStatus(standing);
  write(headline, report.headline);
  write(advice, report.advice);
  rows?.replaceChildren(...report.rows.map(toEntry));
});

// A live region speaks whenever it is written to, so it is written only when it changes.
function write(place: Element | null, words: string): void {
  if (place !== null && place.textContent !== words) place.textContent = words;
}

function toEntry({ name, value, isCode = false }: StatusRow): HTMLElement {
  const entry = document.createElement("div");
  const [term, described] = [document.createElement("dt"), document.createElement("dd")];
  term.textContent = name;
  described.append(isCode ? Object.assign(document.createElement("code"), { textContent: value }) : value);
  entry.append(term, described);
  return entry;
}
