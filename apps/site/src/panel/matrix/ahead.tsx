import type { Json, StepOf } from "@assay/exercise";
import { expectationOf } from "../expectation.ts";
import { Planted } from "./assert-run.tsx";
import { Called } from "./code-run.tsx";
import { Comparison } from "./comparison.tsx";
import type { OpenedCaseProps } from "./opened-case.tsx";
import { ProgramSource } from "./program-source.tsx";
import { WouldBeSent } from "./would-be-sent.tsx";

/** Shows, step by step, what would be done with a case that has not been run. */
export function Ahead({ exercise, each, state }: Omit<OpenedCaseProps, "cell">) {
  const { steps } = exercise.exercise;
  const requests = steps.filter(({ use }) => use === "model").length;
  return (
    <>
      {steps.map((step, index) => {
        const expected = expectationOf(exercise, each, step.as);
        if (step.use === "model")
          return (
            <div key={step.as}>
              <p class="part">Would be sent{requests > 1 && <span>for {step.as}</span>}</p>
              <WouldBeSent exercise={exercise} artifact={state.artifact} each={each} as={step.as} />
              <Comparison expected={expected} />
            </div>
          );
        if (step.use === "assert") return <Planted key={step.as} input={each.input} />;
        if (step.use !== "code") return null;
        const earlier = steps.slice(0, index).map(({ as }) => as);
        const found = earlier.filter((as) => step.given?.includes(as) ?? true);
        return (
          <div key={step.as}>
            <p class="part">
              Would be called with
              {found.length > 0 && <span>and what comes back as {found.join(" and ")}</span>}
            </p>
            <Called input={givenOf(step, each.input)} />
            <Comparison expected={expected} />
            <ProgramSource exercise={exercise} as={step.as} />
          </div>
        );
      })}
    </>
  );
}

/** What code is given of a case, before any step has run. */
const givenOf = ({ given }: StepOf<"code">, input: Record<string, Json>): Json =>
  Object.fromEntries(Object.entries(input).filter(([name]) => given?.includes(name) ?? true));
