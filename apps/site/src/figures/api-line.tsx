import { useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import { type ApiLine, type Place, type Task, countAgreed, places } from "./api-line-data.ts";
import { Question } from "./question.tsx";

const words: Record<Place, { name: string; whose: string }> = {
  left: { name: "Left", whose: "rented" },
  line: { name: "API line", whose: "a decision" },
  right: { name: "Right", whose: "owned" },
};

/** Tasks that the reader places on the API line, to compare with the essay of 2023 and with 2026. */
export default function ApiLineMap(props: { data: IslandData<ApiLine> }) {
  const { caption, tasks, question } = useMemo(() => readIslandData(props.data), [props.data]);
  const [placed, place] = useState<(Place | undefined)[]>(() => tasks.map(() => undefined));
  const [shown, show] = useState<"early" | "all">();
  const unplaced = placed.filter((each) => each === undefined).length;
  return (
    <figure class="fig wide">
      <figcaption>{caption}</figcaption>
      <ol class="across">
        <li class="ends" aria-hidden="true">
          <p>
            {places.map((each) => (
              <span key={each}>
                <b>{words[each].name}</b>
                <br />
                {words[each].whose}
              </span>
            ))}
          </p>
        </li>
        {tasks.map((task, index) => (
          <TaskRow
            key={task.name}
            task={task}
            at={placed[index]}
            compared={shown === "all"}
            move={(to) => place(placed.with(index, to))}
          />
        ))}
      </ol>
      <button type="button" class="btn compare" onClick={() => show(unplaced === 0 ? "all" : "early")}>
        Compare with 2023 and 2026
      </button>
      <p class="agreed" role="status">
        {shown === "early" && unplaced > 0 && `Place every task first: ${unplaced} to go.`}
        {shown === "all" &&
          `You agree with the essay of 2023 on ${countAgreed(tasks, placed, "stood")} of ${tasks.length}, and with 2026 on ${countAgreed(tasks, placed, "stands")}.`}
      </p>
      <Question name="api-line" question={question} />
    </figure>
  );
}

interface RowProps {
  task: Task;
  at: Place | undefined;
  compared: boolean;
  move: (to: Place) => void;
}

function TaskRow({ task: { name, stood, stands }, at, compared, move }: RowProps) {
  const years = [
    { year: "2023", ...stood },
    { year: "2026", ...stands },
  ];
  return (
    <li>
      <b>{name}</b>
      <div class="stops" role="radiogroup" aria-label={name}>
        {places.map((each) => (
          <label key={each}>
            <input type="radio" name={`api-line-${name}`} checked={at === each} onChange={() => move(each)} />
            <span class="sr">
              {words[each].name}, {words[each].whose}
            </span>
            <small hidden={!compared}>
              {years
                .filter(({ place }) => place === each)
                .map(({ year }) => year)
                .join(" ")}
            </small>
          </label>
        ))}
      </div>
      <div class="stood" hidden={!compared}>
        {years.map(({ year, why }) => (
          <p key={year}>
            <b>{year}</b> {why}
          </p>
        ))}
      </div>
    </li>
  );
}
