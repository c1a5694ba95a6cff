import type { Case, CheckResult, CodeRun, SampleCall, VisibleSample } from "@assay/exercise";
import { Fragment } from "preact";
import type { PanelExercise } from "../panel-exercise.ts";
import type { VisibleCell } from "@assay/exercise/panel";
import { expectationOfSample } from "../expectation.ts";
import { sizeWords } from "../preview-request.ts";
import type { PanelState } from "../state.ts";
import { Ahead } from "./ahead.tsx";
import { Answer, type AnswerProps, Checks, turnsOf } from "./answer.tsx";
import { AssertRunView } from "./assert-run.tsx";
import { CodeRunView } from "./code-run.tsx";
import type { CurlTarget } from "./curl.ts";
import { ProgramSource } from "./program-source.tsx";
import { Sent } from "./sent.tsx";
import { TestSources } from "./test-sources.tsx";

/** What an opened case is given. */
export interface OpenedCaseProps {
  exercise: PanelExercise;
  each: Case;
  state: PanelState;
  cell: VisibleCell | undefined;
}

/** Shows a case in full: each step in its order, what came back beside what was expected, and what each check found. */
export function OpenedCase({ exercise, each, state, cell }: OpenedCaseProps) {
  const samples = cell?.samples ?? [];
  return (
    <div class="opened">
      {samples.length === 0 && <Ahead exercise={exercise} each={each} state={state} />}
      {samples.map((sample) => (
        <div key={sample.sample}>
          {samples.length > 1 && <p class="part">Sample {sample.sample + 1}</p>}
          {inStepOrder(exercise, sample).map(({ as, call, run }) => {
            const { checks } = sample;
            if (run !== undefined && isAssert(exercise, as))
              return (
                <AssertRunView
                  key={as}
                  exercise={exercise}
                  run={run}
                  each={each}
                  failed={sample.verdict === "fail"}
                />
              );
            const expected = expectationOfSample(exercise, each, { as, checks });
            if (run !== undefined)
              return (
                <Fragment key={as}>
                  <CodeRunView
                    exercise={exercise}
                    run={run}
                    each={each}
                    expected={isWrong(run, sample) ? expected : undefined}
                  />
                  <ProgramSource exercise={exercise} as={as} />
                </Fragment>
              );
            return (
              <Call
                key={as}
                call={call}
                each={each}
                target={targetOf(state)}
                expected={expected}
                failed={isAtFault(call, sample)}
              />
            );
          })}
          <Checks checks={sample.checks.filter((check) => !hasSaidWhy(exercise, sample, check))} />
          {exercise.hasTests && <TestSources exercise={exercise.exercise.id} />}
        </div>
      ))}
    </div>
  );
}

type Happened = { as: string } & ({ call: SampleCall; run?: never } | { run: CodeRun; call?: never });

/** Lists what happened in the order of the steps; what code asked for itself stands in its own transcript. */
function inStepOrder(
  { exercise: { steps } }: PanelExercise,
  { calls, runs = [] }: VisibleSample,
): Happened[] {
  const place = ({ as }: Happened): number => steps.findIndex((step) => step.as === as);
  const ofModel = calls.filter(({ as }) => runs.every((run) => run.as !== as));
  const all: Happened[] = [
    ...ofModel.map((call) => ({ as: call.as, call })),
    ...runs.map((run) => ({ as: run.as, run })),
  ];
  return all.toSorted((one, other) => place(one) - place(other));
}

/** Tells whether code returned what a comparison with the case refused; tests say so themselves. */
const isWrong = ({ as, outcome }: CodeRun, { checks }: VisibleSample): boolean =>
  outcome.kind === "value" &&
  checks.some((each) => each.of === as && each.verdict === "fail" && each.tests === undefined);

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

const isAssert = ({ exercise }: PanelExercise, as: string): boolean =>
  exercise.steps.some((step) => step.use === "assert" && step.as === as);

/** Tells whether a check could only say again what stands there: that code was stopped, or what assertions found. */
const hasSaidWhy = (exercise: PanelExercise, { runs = [] }: VisibleSample, { of }: CheckResult): boolean =>
  runs.some(({ as, outcome }) => as === of && (outcome.kind === "stopped" || isAssert(exercise, as)));
