import type { Case, CodeRun, SampleCall } from "@assay/exercise";
import type { SeenSample } from "@assay/grader";
import { html } from "hono/html";
import type { Board, Cell } from "../proof/board.ts";
import { type CellName, cellWords } from "./map.ts";
import { mark } from "./marks.ts";

/** Shows an opened cell: what was sent, what came back, what was expected, and each check. */
export function drawOpened(board: Board, name: CellName) {
  const found = findCase(board, name);
  if (found === undefined)
    return html`<section id="opened"><p>This case is no longer there. Open another one.</p></section>`;
  const cell = board.cellAt(name.role, name.variant, found.id);
  return html`<section id="opened" aria-label="Opened cell">
    <h2>${mark(cell.verdict)} ${cellWords(name, cell)}</h2>
    <p class="label">${found.label} · <a href="?" data-in-place>close</a></p>
    <dl class="pairs">${drawFields("input", found.input)} ${drawFields("expected", found.expect)}</dl>
    ${drawSamples(cell)}
  </section>`;
}

const findCase = ({ groups }: Board, { variant, caseId }: CellName): Case | undefined =>
  groups
    .find((each) => each.variant === variant)
    ?.labels.flatMap(({ cases }) => cases)
    .find(({ id }) => id === caseId);

const drawFields = (kind: string, fields: Case["input"]) =>
  Object.entries(fields).map(
    ([name, value]) =>
      html`<dt>${kind} <code>${name}</code></dt>
        <dd><code>${typeof value === "string" ? value : JSON.stringify(value)}</code></dd>`,
  );

const drawSamples = ({ samples }: Cell) =>
  samples.length === 0
    ? html`<p>It has not been run yet.</p>`
    : samples.map((seen) => drawSample(seen, samples.length));

const drawSample = ({ sample, result }: SeenSample, count: number) =>
  html`<article>
    ${count > 1 ? html`<h3>Sample ${sample + 1}: ${result.verdict}</h3>` : ""} ${result.calls.map(drawCall)}
    ${result.runs.map(drawRun)}
    <ul class="checks">
      ${result.checks.map(
        (each) =>
          html`<li>
            ${mark(each.verdict)}
            <b>${each.check}</b> ${each.verdict}${each.of === undefined ? "" : ` on ${each.of}`}:
            ${each.message}${each.expected === undefined ? "" : html` <span>expected <code>${each.expected}</code></span>`}
            ${(each.tests ?? []).map((row) => html`<br />${mark(row.passed ? "pass" : "fail")} ${row.name}. ${row.message ?? ""}`)}
          </li>`,
      )}
      ${result.fault === undefined ? "" : html`<li>${mark("ungraded")} ${result.fault.message}</li>`}
    </ul>
  </article>`;

const drawRun = ({ call, outcome, console: written }: CodeRun) =>
  html`<dl class="pairs">
    <dt>called</dt>
    <dd><code>${call}</code></dd>
    <dt>${outcome.kind === "value" ? "returned" : "stopped"}</dt>
    <dd>
      <pre>${outcome.kind === "value" ? JSON.stringify(outcome.value, undefined, 2) : outcome.message}</pre>
    </dd>
    ${
      written === ""
        ? ""
        : html`<dt>console</dt>
            <dd><pre>${written}</pre></dd>`
    }
  </dl>`;

const drawCall = ({ as, request, output, logprobs, finishReason, usage }: SampleCall) =>
  html`<dl class="pairs">
    <dt>sent</dt>
    <dd>
      ${
        request.kind === "chat"
          ? request.messages.map(
              ({ role, content }) =>
                html`<p class="label">${role}</p>
                  <pre>${content}</pre>`,
            )
          : html`<pre>${request.prompt}</pre>`
      }
    </dd>
    <dt>${request.kind === "labels" ? "labels" : "settings"}</dt>
    <dd>
      <code
        >${JSON.stringify(request.kind === "labels" ? (logprobs ?? request.labels) : request.settings)}</code
      >
    </dd>
    <dt>reply <code>${as}</code></dt>
    <dd>
      <pre>${output}</pre>
      ${
        usage === undefined
          ? ""
          : html`<p class="label">
              ${usage.request} tokens sent, ${usage.reply} came back, ended by ${finishReason}
            </p>`
      }
    </dd>
  </dl>`;
