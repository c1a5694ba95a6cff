import { useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import type { PagedTrace as Data, TraceRun } from "./agent-trace-data.ts";
import { Question } from "./question.tsx";
import { SpendingPlot } from "./spending-plot.tsx";
import { StepSlider } from "./step-slider.tsx";
import { TraceColumn } from "./trace-column.tsx";
import { stepWords, sumUsed } from "./trace-so-far.ts";
import { useRun } from "./use-run.ts";

/** Two loops at the same work to replay side by side, step by step: one that runs away, and one that always ends. */
export default function AgentTrace(props: { data: IslandData<Data> }) {
  const data = useMemo(() => readIslandData(props.data), [props.data]);
  const [chosen, choose] = useState(0);
  const [at, move] = useState(0);
  const run = useRun(data, chosen);
  return (
    <figure class="fig wide">
      <figcaption>{data.caption}</figcaption>
      <fieldset class="runs">
        <legend>What happens:</legend>
        {data.names.map((name, index) => (
          <label key={name}>
            <input
              type="radio"
              name="agent-trace-run"
              checked={chosen === index}
              onChange={() => {
                choose(index);
                move(0);
              }}
            />{" "}
            {name}
          </label>
        ))}
      </fieldset>
      {typeof run === "string" ? (
        <p class="under" role="status">
          {run === "lost"
            ? "This run did not arrive. Choose another, then this one again."
            : "This run is on its way."}
        </p>
      ) : (
        <Replay run={run} dollars={data.dollars} at={at} move={move} />
      )}
      <Question name="agent-trace" question={data.question} />
    </figure>
  );
}

interface ReplayProps extends Pick<Data, "dollars"> {
  run: TraceRun;
  at: number;
  move: (to: number) => void;
}

function Replay({ run, dollars, at, move }: ReplayProps) {
  const [freeUsed, heldUsed] = useMemo(() => [sumUsed(run.loops[0]), sumUsed(run.loops[1])], [run]);
  const [free, held] = run.loops;
  const last = Math.max(free.steps.length, held.steps.length) - 1;
  return (
    <>
      <SpendingPlot
        used={[freeUsed, heldUsed]}
        account={100 * dollars.account}
        budget={100 * dollars.budget}
        at={at}
      />
      <StepSlider at={at} last={last} says={stepWords(run, at)} move={move} />
      <div class="traces">
        <TraceColumn name="The runaway," trace={free} rows={run.rows} used={freeUsed} at={at} tellsAll />
        <TraceColumn
          name="The bounded loop,"
          trace={held}
          rows={run.rows}
          used={heldUsed}
          at={at}
          tellsAll={false}
        />
      </div>
    </>
  );
}
