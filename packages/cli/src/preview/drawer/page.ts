import { html } from "hono/html";
import type { ProgramState } from "../programs/program.ts";
import type { Workshop } from "../workshop.ts";
import { type CellName, drawMap } from "./map.ts";
import { sprite } from "./marks.ts";
import { drawEarned, drawFindings, drawVerdict } from "./notes.ts";
import { drawOpened } from "./opened.ts";
import { type Place, drawerPath, exercisesOf, sitePath } from "./places.ts";

/** How far the examiner's weights are. */
export interface Download {
  done: number;
  total: number;
  note: string;
}

/** All that a page shows. */
export interface Shown {
  workshop: Workshop;
  site: ProgramState;
  server: ProgramState;
  download: Download | undefined;
}

/** Draws the page of an exercise: the site's page in a frame, and the author's drawer under it. */
export function drawPage(shown: Shown, place: Place, open: CellName | undefined) {
  const { workshop } = shown;
  const view = workshop.desk.view(`${place.lesson}/${place.slug ?? ""}`);
  const lesson = workshop.content?.lessons.get(place.lesson);
  const title = view?.published.exercise.title ?? lesson?.title ?? place.lesson;
  const body = html`${drawBar(shown, place)} ${drawFrame(shown, place)}
    <main>
      ${drawFindings({ ...workshop, findings: workshop.findings, isBroken: workshop.isBroken, lesson: place.lesson })}
      ${
        view === undefined
          ? html`<p>
              ${place.slug === undefined ? "This lesson has no exercise yet." : "Nothing of this exercise could be read yet."}
            </p>`
          : html`<h1>${title}</h1>
              ${drawVerdict(view)}
              ${view.board === undefined ? "" : drawMap({ board: view.board, results: view.results, open })}
              ${view.board === undefined || open === undefined ? "" : drawOpened(view.board, open)}
              ${drawEarned(view)}`
      }
    </main>`;
  return drawShell(title, body);
}

/** Draws the list of all lessons and exercises. */
export const drawIndex = ({ workshop: { content } }: Shown) =>
  drawShell(
    "Preview",
    html`<main>
      <h1>Preview</h1>
      <ul class="places">
        ${[
          ...new Set([
            ...(content?.lessons.keys() ?? []),
            ...[...(content?.exercises.keys() ?? [])].map(lessonOf),
          ]),
        ].map(
          (lesson) =>
            html`<li>
              <a href="${drawerPath({ lesson })}">${content?.lessons.get(lesson)?.title ?? lesson}</a>
              ${drawLinks(exercisesOf(content, lesson))}
            </li>`,
        )}
      </ul>
    </main>`,
  );

/** Says what an address does not lead to, and where to go instead. */
export const drawMissing = (path: string) =>
  drawShell(
    "Not there",
    html`<main>
      <p>There is nothing at <code>${path}</code>. <a href="/">All lessons</a></p>
    </main>`,
  );

const lessonOf = (exercise: string): string => exercise.split("/")[0] ?? "";

const drawLinks = (exercises: readonly string[], current?: string) =>
  html`<ul>
    ${exercises.map(
      (id) =>
        html`<li>
          <a href="/${id}" ${id === current ? html`aria-current="page"` : ""}>${id.split("/")[1]}</a>
        </li>`,
    )}
  </ul>`;

const drawBar = ({ workshop, site, server, download }: Shown, place: Place) =>
  html`<header class="bar">
    <a class="brand" href="/">Assay preview</a>
    <nav aria-label="Exercises">
      ${drawLinks(exercisesOf(workshop.content, place.lesson), `${place.lesson}/${place.slug ?? ""}`)}
    </nav>
    <p>${describeProgram("site", site)} · ${describeProgram("server", server)}</p>
    ${
      download === undefined
        ? ""
        : html`<p>${download.note} <progress max="${download.total}" value="${download.done}"></progress></p>`
    }
    <p class="away-note" role="status">
      The preview has ended. Start it again: <code>pnpm assay preview</code>
    </p>
  </header>`;

const describeProgram = (name: string, { status }: ProgramState): string =>
  `${name} ${status === "waiting" ? "waits for the course" : status}`;

function drawFrame({ workshop, site, server }: Shown, place: Place) {
  const ended = [site, server].find((each) => each.status === "ended");
  const path = sitePath(workshop.content, place);
  return html`<div class="frame" id="frame">
    ${
      ended === undefined
        ? ""
        : html`<p class="problem">
              A program of the preview has ended. It is started again at the next save.
            </p>
            <pre>${ended.reason}</pre>`
    }
    ${
      site.status === "ready"
        ? html`<iframe id="page" title="The page, as learners see it" src="${site.url}${path}"></iframe>
            <p class="label"><a href="${site.url}${path}" target="_blank">Open the page alone</a></p>`
        : html`<p>The page comes here in a moment.</p>`
    }
  </div>`;
}

const drawShell = (title: string, body: ReturnType<typeof html>) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} · Assay preview</title>
        <link rel="icon" href="/assets/favicon.svg" />
        <link rel="stylesheet" href="/assets/drawer.css" />
        <script type="module" src="/assets/drawer.js"></script>
      </head>
      <body>
        ${sprite} ${body}
      </body>
    </html>`;
