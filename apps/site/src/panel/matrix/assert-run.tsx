import type { AssertionResult, Case, CodeRun, Json } from "@assay/exercise";
import { Fragment } from "preact";
import stringify from "json-stringify-pretty-compact";
import type { PanelExercise } from "../panel-exercise.ts";
import { useInput } from "../use-input.ts";
import { count } from "../words.ts";
import { Console } from "./code-run.tsx";

interface Props {
  exercise: PanelExercise;
  run: CodeRun;
  each: Case;
  /** Whether the verdict is the wrong one. */
  failed: boolean;
}

/** Shows what the learner's assertions said of a planted output, beneath the output itself. */
export function AssertRunView({ exercise, run, each, failed }: Props) {
  const { outcome, assertions = [] } = run;
  const isStopped = outcome.kind === "stopped";
  return (
    <>
      <Planted exercise={exercise} each={each} />
      <p class="part">
        Asserted <span>{Math.round(run.durationMs)} ms</span>
      </p>
      <dl class={failed ? "align bad" : "align"}>
        <dt>{isStopped ? "stopped" : "verdict"}</dt>
        <dd>{isStopped ? outcome.message : <code>{outcome.value}</code>}</dd>
        <dt>expected</dt>
        <dd>
          <code>{stringify(each.expect[run.as]).replaceAll('"', "")}</code> ({each.label})
        </dd>
        <Console text={run.console} />
      </dl>
      {!isStopped && <Said assertions={assertions} />}
    </>
  );
}

/** Lists the assertions that flagged an output with what each said, and folds away those that hold. */
function Said({ assertions }: { assertions: readonly AssertionResult[] }) {
  const flagged = assertions.filter(({ holds }) => !holds);
  const holding = assertions.filter(({ holds }) => holds);
  return (
    <>
      <p class="part">
        {flagged.length === 0 ? "Flagged by none of" : `Flagged by ${flagged.length} of`}{" "}
        {count(assertions.length, "assertion")}
      </p>
      <ul class="checks">
        {flagged.map(({ name, message }) => (
          <li key={name}>
            Not so: <b>{name}</b> <span>{message}</span>
          </li>
        ))}
      </ul>
      {holding.length > 0 && (
        <details class="rung">
          <summary>{count(holding.length, "assertion")} that held</summary>
          <ul class="checks">
            {holding.map(({ name }) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Shows what was planted: texts as they are, data as a list of its fields. */
export function Planted({ exercise, each }: { exercise: PanelExercise; each: Case }) {
  const input = useInput(exercise, each);
  if (input === undefined) return <p class="under">What was planted is on its way.</p>;
  const entries = Object.entries(input);
  const texts = entries.filter(([, value]) => typeof value === "string");
  const data = entries.filter(([, value]) => typeof value !== "string");
  return (
    <>
      {[...texts, ...data].map(([name, value]) => (
        <div key={name}>
          <p class="part">{name}</p>
          {isRecord(value) ? <Fields record={value} /> : <pre class="literal called">{shown(value)}</pre>}
        </div>
      ))}
    </>
  );
}

const Fields = ({ record }: { record: Record<string, Json> }) => (
  <dl class="align">
    {Object.entries(record).map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>
          <code>{shown(value)}</code>
        </dd>
      </Fragment>
    ))}
  </dl>
);

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shown = (value: Json): string => (typeof value === "string" ? value : stringify(value));
