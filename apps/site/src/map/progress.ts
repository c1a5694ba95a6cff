/** Marks on the map what the learner has passed, what is begun and what is next. */
import type { Attempt } from "@assay/exercise";
import { type Progress, progressOf } from "./passed.ts";

const words: Record<Progress, string> = { pending: "not begun", half: "begun", pass: "passed" };

async function mark(): Promise<void> {
  const response = await fetch("/api/attempts").catch(() => undefined);
  if (response?.ok !== true) return;
  const { attempts }: { attempts: Attempt[] } = await response.json();
  for (const map of document.querySelectorAll("[data-map]")) markMap(map, attempts);
}

function markMap(map: Element, attempts: readonly Attempt[]): void {
  let isNextFound = false;
  for (const item of map.querySelectorAll<HTMLElement>("[data-lesson]")) {
    const progress = progressOf((item.dataset["lesson"] ?? "").split(" "), attempts);
    const icon = item.querySelector("svg");
    icon?.setAttribute("class", `m ${progress}`);
    icon?.setAttribute("aria-label", words[progress]);
    icon?.querySelector("use")?.setAttribute("href", `#mark-${progress}`);
    item.classList.toggle("done", progress === "pass");
    item.classList.toggle("next", !isNextFound && progress !== "pass");
    isNextFound ||= progress !== "pass";
  }
  for (const track of map.querySelectorAll("[data-track]")) {
    const count = track.querySelector("[data-track-count]");
    const passed = track.querySelectorAll(".done").length;
    const all = track.querySelectorAll("li").length;
    if (count !== null && passed > 0) count.textContent = `${passed} of ${all} passed`;
  }
}

globalThis.addEventListener("assay:attempt", () => void mark());
void mark();
