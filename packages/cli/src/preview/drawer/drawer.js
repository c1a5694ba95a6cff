/** Keeps the drawer as the server has it, opens cells in place, and moves over the map by arrow keys. */
import { Idiomorph } from "idiomorph";

let asked = 0;
let isAsking = false;

/** Fetches this page again and changes what is different; one at a time, and once more if it was asked for meanwhile. */
async function update() {
  asked += 1;
  if (isAsking) return;
  isAsking = true;
  for (let shown = 0; shown !== asked;) {
    shown = asked;
    const response = await fetch(location.href).catch(() => undefined);
    markAway(response === undefined);
    if (response !== undefined) morph(await response.text());
  }
  isAsking = false;
}

function morph(text) {
  const next = new DOMParser().parseFromString(text, "text/html");
  // What is unfolded here is not known there.
  for (const { id } of document.querySelectorAll("details[open][id]"))
    next.getElementById(id)?.setAttribute("open", "");
  const stop = document.querySelector("[data-cell][tabindex='0']")?.id;
  document.title = next.title;
  void Idiomorph.morph(document.body, next.body.innerHTML, { morphStyle: "innerHTML" });
  settleTabStop(document.getElementById(stop ?? ""));
}

const markAway = (isAway) => void document.body.classList.toggle("is-away", isAway);

/** One cell of the map is a stop for the Tab key; arrows lead to the others. */
function settleTabStop(cell) {
  const cells = [...document.querySelectorAll("[data-cell]")];
  const stop = cell ?? cells.find((each) => each.hasAttribute("aria-current")) ?? cells[0];
  for (const each of cells) each.tabIndex = each === stop ? 0 : -1;
}

const steps = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

addEventListener("keydown", (event) => {
  const from = event.target instanceof Element ? event.target.closest("[data-cell]") : null;
  const [down, right] = steps[event.key] ?? [];
  if (from === null || down === undefined || right === undefined) return;
  const rows = [...document.querySelectorAll("tr:has([data-cell])")].map((row) => [
    ...row.querySelectorAll("[data-cell]"),
  ]);
  const row = rows.findIndex((cells) => cells.includes(from));
  const to = rows[row + down]?.[(rows[row]?.indexOf(from) ?? 0) + right];
  if (to === undefined) return;
  event.preventDefault();
  settleTabStop(to);
  to.focus();
});

addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-in-place]") : null;
  if (link === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  void update();
});
addEventListener("popstate", () => void update());

const changes = new EventSource("/changes");
changes.addEventListener("changed", () => void update());
changes.addEventListener("open", () => void update());
changes.addEventListener("error", () => markAway(true));
settleTabStop(null);
