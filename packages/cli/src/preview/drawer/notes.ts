import { html, raw } from "hono/html";
import { marked } from "marked";
import { type Finding, formatFinding } from "../../lint/finding.ts";
import { describeGate } from "../proof/gate-line.ts";
import type { ExerciseView, ProofState } from "../proof/exercise-view.ts";

/** Says how the proof stands: how far it is, a line a variant, and what is wrong or worth knowing. */
export const drawVerdict = ({ published, twin, state, results, verdicts, warnings }: ExerciseView) =>
  html`<section id="verdict" aria-label="Proof">
    ${
      twin === undefined
        ? html`<p class="state">It is proved again when what stands above is mended.</p>`
        : drawState(state, verdicts.length === 0)
    }
    ${[...Map.groupBy(results, (each) => each.variant)].map(
      ([variant, ofVariant]) =>
        html`<p class="gate">
          <span>variant ${variant}</span> ${describeGate(published.exercise, ofVariant)}
        </p>`,
    )}
    ${drawList("problems", verdicts)} ${drawList("warnings", warnings)}
  </section>`;

function drawState(state: ProofState, isFair: boolean) {
  switch (state.status) {
    case "waiting":
      return html`<p class="state">${state.note}</p>`;
    case "grading":
      return html`<p class="state">
        Grading: ${state.done} of ${state.total} samples
        <progress max="${state.total}" value="${state.done}"></progress>
      </p>`;
    case "graded":
      return html`<p class="state">
        ${isFair ? "Proved fair" : "Not proved fair"}, in ${state.seconds.toFixed(1)} s.
      </p>`;
    case "away":
      return html`<p class="state problem">${state.message} Save a file or reload to try again.</p>`;
  }
}

const drawList = (kind: string, lines: readonly string[]) =>
  lines.length === 0
    ? ""
    : html`<ul class="${kind}">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;

interface Findings {
  findings: readonly Finding[];
  isBroken: boolean;
  lesson: string;
}

/** Lists what is to be mended: of this lesson, then how much there is elsewhere. */
export function drawFindings({ findings, isBroken, lesson }: Findings) {
  const isHere = ({ file }: Finding) => file.includes(`/${lesson}/`);
  const here = findings.filter(isHere);
  const elsewhere = findings.filter((each) => !isHere(each));
  return html`<section id="findings" aria-label="To mend">
    ${
      isBroken
        ? html`<h2>The course cannot be read</h2>
            <p>Below is it as it could last be read. It is read again at the next save.</p>`
        : html`<h2>${here.length === 0 ? "Nothing to mend in this lesson" : "To mend"}</h2>`
    }
    ${drawLines(here)}
    ${
      elsewhere.length === 0
        ? ""
        : html`<details id="elsewhere" ${isBroken && here.length === 0 ? "open" : ""}>
            <summary>${elsewhere.length} elsewhere in the course</summary>
            ${drawLines(elsewhere)}
          </details>`
    }
  </section>`;
}

const drawLines = (findings: readonly Finding[]) =>
  findings.length === 0
    ? ""
    : html`<ul class="findings">
        ${findings.map((each) => html`<li><code>${formatFinding(each)}</code></li>`)}
      </ul>`;

/** Shows what a learner earns, as it is rendered for them. */
export const drawEarned = ({ earned }: ExerciseView) =>
  earned === undefined
    ? ""
    : html`<section id="earned" aria-label="Hints">
        <h2>What a learner earns</h2>
        ${earned.hints.map((text, index) => drawText(`hint-${index + 1}`, `Hint ${index + 1}`, text))}
        ${drawText("debrief", "Debrief", earned.debrief)}
      </section>`;

const drawText = (id: string, title: string, text: string) =>
  html`<details id="${id}">
    <summary>${title}</summary>
    <div class="told">${raw(marked.parse(text, { async: false }))}</div>
  </details>`;
