import type { Case } from "@assay/exercise";
import type { PanelExercise } from "../panel-exercise.ts";
import type { VisibleCell } from "@assay/exercise/panel";
import { expectationOf, expectationOfSample } from "../expectation.ts";
import { previewRequest, sizeWords } from "../preview-request.ts";
import type { PanelState } from "../state.ts";
import { Comparison } from "./comparison.tsx";
import { Answer, type AnswerProps, Checks, turnsOf } from "./answer.tsx";
import type { CurlTarget } from "./curl.ts";
import { Sent } from "./sent.tsx";

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
        <p class="part">Would be sent</p>
        <Sent turns={previewRequest(exercise, state.artifact, each)} each={each} />
        <Comparison expected={expectationOf(exercise, each)} />
      </div>
    );
  }
  return (
    <div class="opened">
      {samples.map((sample) => (
        <div key={sample.sample}>
          {samples.length > 1 && <p class="part">Sample {sample.sample + 1}</p>}
          {sample.calls.map((call, index) => {
            const isLast = index === sample.calls.length - 1;
            const expected = isLast ? expectationOfSample(exercise, each, sample.checks) : undefined;
            return (
              <Call
                key={call.as}
                call={call}
                each={each}
                target={targetOf(state)}
                expected={expected}
                failed={sample.verdict === "fail"}
              />
            );
          })}
          <Checks checks={sample.checks} />
        </div>
      ))}
    </div>
  );
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
