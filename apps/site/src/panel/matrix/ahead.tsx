import type { Json, StepOf } from "@assay/exercise";
import { expectationOf } from "../expectation.ts";
import { useInput } from "../use-input.ts";
import { Planted } from "./assert-run.tsx";
import { Called } from "./code-run.tsx";
import { Comparison } from "./comparison.tsx";
import type { OpenedCaseProps } from "./opened-case.tsx";
import { TestSources } from "./test-sources.tsx";
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
        if (step.use === "assert") return <Planted key={step.as} exercise={exercise} each={each} />;
        if (step.use !== "code") return null;
        const earlier = steps.slice(0, index).map(({ as }) => as);
        const found = earlier.filter((as) => step.given?.includes(as) ?? true);
        return (
          <div key={step.as}>
            <p class="part">
              Would be called with
              {found.length > 0 && <span>and what comes back as {found.join(" and ")}</span>}
            </p>
            <Inputs exercise={exercise} each={each} step={step} />
            <Comparison expected={expected} />
            <ProgramSource exercise={exercise} as={step.as} />
          </div>
        );
      })}
      {exercise.hasTests && <TestSources exercise={exercise.exercise.id} />}
    </>
  );
}

/** Shows what code would be given of a case, and what would answer it. */
function Inputs({
  exercise,
  each,
  step,
}: Pick<OpenedCaseProps, "exercise" | "each"> & { step: StepOf<"code"> }) {
  const input = useInput(exercise, each);
  if (input === undefined) return <p class="under">The case is on its way.</p>;
  const scripts = scriptsOf(step);
  return (
    <>
      <Called input={pick(input, (name) => isGiven(step, name))} />
      {scripts.length > 0 && (
        <>
          <p class="part">What would answer it, scripted</p>
          <Called input={pick(input, (name) => scripts.includes(name))} />
        </>
      )}
    </>
  );
}

/** The inputs of a case that stand behind the functions that code finds. */
const scriptsOf = ({ llm, tools, vectors, fetch }: StepOf<"code">): string[] =>
  [llm, tools, vectors, fetch].filter((name) => name !== undefined);

const isGiven = (step: StepOf<"code">, name: string): boolean =>
  !scriptsOf(step).includes(name) && (step.given?.includes(name) ?? true);

const pick = (input: Record<string, Json>, isPicked: (name: string) => boolean): Json =>
  Object.fromEntries(Object.entries(input).filter(([name]) => isPicked(name)));
