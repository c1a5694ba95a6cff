import type { Case, SampleCall, VisibleSample } from "@assay/exercise";
import { Fragment } from "preact";
import type { PanelExercise } from "../panel-exercise.ts";
import type { VisibleCell } from "@assay/exercise/panel";
import { expectationOf, expectationOfSample } from "../expectation.ts";
import { sizeWords } from "../preview-request.ts";
import type { PanelState } from "../state.ts";
import { Comparison } from "./comparison.tsx";
import { Answer, type AnswerProps, Checks, turnsOf } from "./answer.tsx";
import { Called, CodeRunView } from "./code-run.tsx";
import type { CurlTarget } from "./curl.ts";
import { Sent } from "./sent.tsx";
import { TestSources } from "./test-sources.tsx";
import { WouldBeSent } from "./would-be-sent.tsx";

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
              <WouldBeSent exercise={exercise} artifact={state.artifact} each={each} as={as} />
              <Comparison expected={expectationOf(exercise, each, as)} />
            </Fragment>
          ))}
        {exercise.exercise.steps.every(({ use }) => use === "code") && (
          <>
            <p class="part">Would be called with</p>
            <Called input={each.input} />
            <TestSources exercise={exercise.exercise.id} />
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
                target={targetOf(state)}
                expected={expected}
                failed={isAtFault(call, sample)}
              />
            );
          })}
          {sample.runs?.map((run) => (
            <CodeRunView key={run.as} run={run} each={each} />
          ))}
          <Checks checks={isStopped(sample) ? [] : sample.checks} />
          {sample.checks.some(({ check }) => check === "tests") && (
            <TestSources exercise={exercise.exercise.id} />
          )}
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
function targetOf({ standing }: PanelState): CurlTarget | undefined {
  const base = typeof standing === "object" ? standing.examiner.url : undefined;
  return base === undefined ? undefined : { base };
}

interface CallProps extends AnswerProps {
  each: Case;
}

function Call({ call, each, expected, failed, target }: CallProps) {
  const turns = turnsOf(call.request);
  return (
    <>
      <p class="part">
        Sent <span>{sizeWords(turns, call.usage?.request)}</span>
      </p>
      <Sent turns={turns} each={each} />
      <Answer call={call} expected={expected} failed={failed} target={target} />
    </>
  );
}

/** Code that was stopped has said why; its checks could only say it again. */
const isStopped = ({ runs }: VisibleSample): boolean => runs?.at(-1)?.outcome.kind === "stopped";
