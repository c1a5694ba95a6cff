import { useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import { type PackedPlaceTheFact, unpackWindow } from "./packed-windows.ts";
import { PlacePlot } from "./place-plot.tsx";
import type { Answered } from "./place-the-fact-data.ts";
import { type Placement, moveNote, parseWindow, places, toggleOld } from "./placement.ts";
import { Question } from "./question.tsx";
import { WindowBar } from "./window-bar.tsx";
import { wilson } from "./wilson.ts";

/** A window of notes in which the reader places the right one and its outdated twin, with what was recorded for it. */
export default function PlaceTheFact(props: { data: IslandData<PackedPlaceTheFact> }) {
  const data = useMemo(() => readIslandData(props.data), [props.data]);
  const [placement, place] = useState<Placement>(() => parseWindow(data.start));
  const answered = unpackWindow(data, placement);
  const everywhere = Array.from({ length: places }, (_, to) =>
    unpackWindow(data, moveNote(placement, "today", to)),
  );
  return (
    <figure class="fig wide">
      <figcaption>{data.caption}</figcaption>
      <p class="sr" id="place-the-fact-hint">
        Left and right arrow keys move it.
      </p>
      <div class="placing">
        <div>
          <WindowBar placement={placement} hint="place-the-fact-hint" change={place} />
          <PlacePlot answered={everywhere} of={data.questions} at={placement.today} />
          <p class="how">
            Drag a note or use the arrow keys. Under each place: how many of {data.questions} come out right
            with today's note there.
          </p>
        </div>
        <div>
          <Counts answered={answered} data={data} />
          <button type="button" class="btn" onClick={() => place(toggleOld(placement))}>
            {placement.old === undefined ? "Put the note of 2025 in" : "Take the note of 2025 out"}
          </button>
        </div>
      </div>
      <p class="sr" role="status">
        {speak(placement, answered, data)}
      </p>
      <Question name="place-the-fact" question={data.question} />
    </figure>
  );
}

function Counts({ answered: [today, old], data }: { answered: Answered; data: PackedPlaceTheFact }) {
  const { low, high } = wilson(today, data.questions);
  return (
    <ul class="counts">
      <li>
        <b>{today}</b> of {data.questions} as it is today
      </li>
      <li>
        <b>{old}</b> as it was in 2025
      </li>
      <li>
        <b>{data.questions - today - old}</b> neither
      </li>
      <li class="interval">
        {Math.round(100 * low)} to {Math.round(100 * high)} % right; today's note alone: {data.alone[0]} of{" "}
        {data.questions}
      </li>
    </ul>
  );
}

const speak = (
  { today, old }: Placement,
  [right, wrong]: Answered,
  { questions }: PackedPlaceTheFact,
): string =>
  `Today's note at ${today + 1} of ${places}${old === undefined ? "" : `, that of 2025 at ${old + 1}`}: ${right} of ${questions} right, ${wrong} as in 2025.`;
