import { useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import type { AgentTrace as Data } from "./agent-trace-data.ts";
import { Question } from "./question.tsx";
import { SpendingPlot } from "./spending-plot.tsx";
import { StepSlider } from "./step-slider.tsx";
import { TraceColumn } from "./trace-column.tsx";
import { stepWords, sumUsed } from "./trace-so-far.ts";

/** Two loops at the same work to replay side by side, step by step: one that runs away, and one that always ends. */
export default function AgentTrace(props: { data: IslandData<Data> }) {
  const data = useMemo(() => readIslandData(props.data), [props.data]);
  const [chosen, choose] = useState(0);
  const [at, move] = useState(0);
  const run = data.runs[chosen];
  const used = useMemo(() => run?.loops.map(sumUsed) ?? [], [run]);
  if (run === undefined) return null;
  const [free, held] = run.loops;
  const [freeUsed = [], heldUsed = []] = used;
  const last = Math.max(free.steps.length, held.steps.length) - 1;
  const { dollars } = data;
  return (
    <figure class="fig wide">
      <figcaption>{data.caption}</figcaption>
      <fieldset class="runs">
        <legend>What happens:</legend>
        {data.runs.map(({ name }, index) => (
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
      <SpendingPlot used={used} account={100 * dollars.account} budget={100 * dollars.budget} at={at} />
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
      <Question name="agent-trace" question={data.question} />
    </figure>
  );
}
