import type { Case, CheckResult, ModelRequest, SampleCall, VisibleSample } from "@assay/exercise";
import { Fragment } from "preact";
import type { PanelExercise } from "../panel-exercise.ts";
import type { VisibleCell } from "@assay/exercise/panel";
import { type Expectation, expectationOf, expectationOfSample } from "../expectation.ts";
import { type SentTurn, previewRequest, sizeWords } from "../preview-request.ts";
import type { PanelState } from "../state.ts";
import { count } from "../words.ts";
import { curlOf } from "./curl.ts";
import { Comparison } from "./comparison.tsx";
import { Called, CodeRunView } from "./code-run.tsx";
import { LabelNumbers } from "./label-numbers.tsx";
import { Mark } from "./mark.tsx";
import { Sent } from "./sent.tsx";
import { TestRows } from "./test-rows.tsx";

/** What an opened case is given. */
export interface OpenedCaseProps {
  exercise: PanelExercise;
  each: Case;
  state: PanelState;
  cell: VisibleCell | undefined;
}

/** Shows a case in full: what was sent, what came back beside what was expected, and what each check found. */
export function OpenedCase({ exercise, each, state, cell }: OpenedCaseProps) {
  const samples = cell?.samples ?? [];
  if (samples.length === 0) {
    return (
      <div class="opened">
        {exercise.exercise.steps
          .filter(({ use }) => use === "model")
          .map(({ as }, _, { length }) => (
            <Fragment key={as}>
              <p class="part">Would be sent{length > 1 && <span>for {as}</span>}</p>
              <Sent turns={previewRequest(exercise, state.artifact, { each, as })} each={each} />
              <Comparison expected={expectationOf(exercise, each, as)} />
            </Fragment>
          ))}
        {exercise.exercise.steps.every(({ use }) => use === "code") && (
          <>
            <p class="part">Would be called with</p>
            <Called input={each.input} />
          </>
        )}
      </div>
    );
  }
  return (
    <div class="opened">
      {samples.map((sample) => (
        <div key={sample.sample}>
          {samples.length > 1 && <p class="part">Sample {sample.sample + 1}</p>}
          {sample.calls.map((call) => {
            const { checks } = sample;
            const expected = expectationOfSample(exercise, each, { as: call.as, checks });
            return (
              <Call
                key={call.as}
                call={call}
                each={each}
                base={baseOf(state)}
                expected={expected}
                failed={isAtFault(call, sample)}
              />
            );
          })}
          {sample.runs?.map((run) => (
            <CodeRunView key={run.as} run={run} each={each} />
          ))}
          <Checks checks={isStopped(sample) ? [] : sample.checks} />
        </div>
      ))}
    </div>
  );
}

/** Tells whether a call is what a sample fails by: where every call is fine by itself, it is the last one. */
function isAtFault({ as }: SampleCall, { calls, checks, verdict }: VisibleSample): boolean {
  if (verdict !== "fail") return false;
  const failed = checks.flatMap((each) => (each.verdict === "fail" ? [each.of] : []));
  return failed.includes(as) || (calls.every((each) => !failed.includes(each.as)) && calls.at(-1)?.as === as);
}

/** Where the examiner answers on this machine, when the server says so. */
const baseOf = ({ standing }: PanelState): string | undefined =>
  typeof standing === "object" ? standing.examiner.url : undefined;

interface CallProps {
  call: SampleCall;
  each: Case;
  base: string | undefined;
  expected: Expectation | undefined;
  failed: boolean;
}

function Call({ call, each, base, expected, failed }: CallProps) {
  const turns = turnsOf(call.request);
  return (
    <>
      <p class="part">
        Sent <span>{sizeWords(turns, call.usage?.request)}</span>
      </p>
      <Sent turns={turns} each={each} />
      <Comparison reply={call.output} expected={expected} failed={failed} />
      {call.logprobs !== undefined && <LabelNumbers call={call} />}
      <p class="tools">
        {call.logprobs === undefined && call.usage !== undefined && (
          <span>{count(call.usage.reply, "token")} out</span>
        )}
        <span>{call.cached ? "kept from before" : `${Math.round(call.latencyMs)} ms`}</span>
        {call.logprobs === undefined && (
          <span>{call.finishReason === "stop" ? "stopped by itself" : "cut at the limit"}</span>
        )}
      </p>
      {base !== undefined && (
        <details class="rung">
          <summary>Ask it yourself, as curl</summary>
          <pre class="literal">{curlOf(call.request, base)}</pre>
        </details>
      )}
    </>
  );
}

/** Code that was stopped has said why; its checks could only say it again. */
const isStopped = ({ runs }: VisibleSample): boolean => runs?.at(-1)?.outcome.kind === "stopped";

const turnsOf = (request: ModelRequest): SentTurn[] =>
  request.kind === "chat"
    ? request.messages.map(({ role, content }) => ({ role, text: content }))
    : [{ text: request.prompt }];

/** Writes a check's name as words: `startsWith` is “starts with”. */
const spaced = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function Checks({ checks }: { checks: readonly CheckResult[] }) {
  return (
    <ul class="checks">
      {checks.map(({ check, verdict, message, tests }, index) =>
        tests === undefined ? (
          <li key={index} class={verdict}>
            <Mark state={verdict} /> <b>{spaced(check)}</b> <span>{message}</span>
          </li>
        ) : (
          <li key={index}>
            <TestRows tests={tests} />
          </li>
        ),
      )}
    </ul>
  );
}
