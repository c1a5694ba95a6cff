import type { Case, CodeRun, Json, StepOf } from "@assay/exercise";
import stringify from "json-stringify-pretty-compact";
import { Transcript, seconds } from "./transcript.tsx";

/** Shows a call of the learner's code: what it was given, what it returned or what stopped it, and what it said. */
export function CodeRunView({ run, each }: { run: CodeRun; each: Case }) {
  const { outcome, calls } = run;
  const isStopped = outcome.kind === "stopped";
  return (
    <>
      <p class="part">
        Called <code>{run.call}</code> <span>{Math.round(run.durationMs)} ms</span>
        {run.clockMs !== undefined && run.clockMs > 0 && <span>{seconds(run.clockMs)} on its own clock</span>}
      </p>
      <Called input={inOrder(run.input, each)} />
      <dl class={isStopped ? "align bad" : "align"}>
        <dt>{isStopped ? "stopped" : "returned"}</dt>
        <dd>{isStopped ? outcome.message : <code>{stringify(outcome.value)}</code>}</dd>
        {run.console !== "" && (
          <>
            <dt>console</dt>
            <dd>
              <code>{run.console}</code>
            </dd>
          </>
        )}
      </dl>
      {calls !== undefined && <Transcript calls={calls} />}
    </>
  );
}

const Called = ({ input }: { input: Json }) => <pre class="literal called">{stringify(input)}</pre>;

/** Shows what code would be called with, and what is scripted behind the functions that it finds. */
export function WouldBeCalled({ step, each }: { step: StepOf<"code">; each: Case }) {
  const scripts = [step.llm, step.tools, step.fetch].filter((name) => name !== undefined);
  const pick = (isScript: boolean): Json =>
    Object.fromEntries(Object.entries(each.input).filter(([name]) => scripts.includes(name) === isScript));
  return (
    <>
      <p class="part">
        Would be called <code>{step.call}</code>
      </p>
      <Called input={pick(false)} />
      {scripts.length > 0 && (
        <>
          <p class="part">What would answer it, scripted</p>
          <Called input={pick(true)} />
        </>
      )}
    </>
  );
}

/** The database keeps values, not their order; a reader knows the order of the case. */
function inOrder(input: Json, each: Case): Json {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  const names = [...Object.keys(each.input), ...Object.keys(input)];
  return Object.fromEntries(names.flatMap((name) => (name in input ? [[name, input[name] ?? null]] : [])));
}
