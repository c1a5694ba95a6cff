import type { Case, CodeRun, Json } from "@assay/exercise";
import stringify from "json-stringify-pretty-compact";
import type { Expectation } from "../expectation.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import { useInput } from "../use-input.ts";
import { Transcript, seconds } from "./transcript.tsx";

interface CodeRunProps {
  exercise: PanelExercise;
  run: CodeRun;
  each: Case;
  /** What it should have returned, where it did not. */
  expected?: Expectation | undefined;
}

/** Shows a call of the learner's code: what it was given, what it returned or what stopped it, and what it said. */
export function CodeRunView({ exercise, run, each, expected }: CodeRunProps) {
  const known = useInput(exercise, each);
  const { outcome, calls } = run;
  const isStopped = outcome.kind === "stopped";
  const isBad = isStopped || expected !== undefined;
  return (
    <>
      <p class="part">
        Called <code>{run.call}</code> <span>{Math.round(run.durationMs)} ms</span>
        {run.clockMs !== undefined && run.clockMs > 0 && <span>{seconds(run.clockMs)} on its own clock</span>}
      </p>
      <Called input={inOrder(run.input, Object.keys(known ?? {}))} />
      <dl class={isBad ? "align bad" : "align"}>
        <dt>{isStopped ? "stopped" : "returned"}</dt>
        <dd>{isStopped ? outcome.message : <code>{stringify(outcome.value)}</code>}</dd>
        {expected !== undefined && (
          <>
            <dt>{expected.words}</dt>
            <dd>
              <code>{expected.text}</code>
            </dd>
          </>
        )}
        <Console text={run.console} />
      </dl>
      {calls !== undefined && <Transcript calls={calls} />}
    </>
  );
}

/** Shows what code wrote to the console, in a list of what came of it; nothing where it wrote nothing. */
export const Console = ({ text }: { text: string }) =>
  text === "" ? null : (
    <>
      <dt>console</dt>
      <dd>
        <code>{text}</code>
      </dd>
    </>
  );

/** Shows what code is called with. */
export const Called = ({ input }: { input: Json }) => <pre class="literal called">{stringify(input)}</pre>;

/** The database keeps values, not their order; a reader knows the order of the case. */
function inOrder(input: Json, known: readonly string[]): Json {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  const names = [...known, ...Object.keys(input)];
  return Object.fromEntries(names.flatMap((name) => (name in input ? [[name, input[name] ?? null]] : [])));
}
