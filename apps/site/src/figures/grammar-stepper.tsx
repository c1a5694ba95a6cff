import { useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import type { Step } from "./grammar-stepper-data.ts";
import { type PackedGrammarStepper, unpackStep } from "./packed-steps.ts";
import { Question } from "./question.tsx";
import { StepCandidates } from "./step-candidates.tsx";
import { TokenStrip } from "./token-strip.tsx";
import { shareWords, tokenWords } from "./token-words.ts";

/** A held reply to step through: what the model wanted at each token, and what the grammar threw away. */
export default function GrammarStepper(props: { data: IslandData<PackedGrammarStepper> }) {
  const data = useMemo(() => readIslandData(props.data), [props.data]);
  const [chosen, choose] = useState(0);
  const [at, move] = useState(0);
  const run = data.runs[chosen];
  const steps = useMemo(() => run?.steps.map(unpackStep) ?? [], [run]);
  const step = steps[at];
  if (run === undefined || step === undefined) return null;
  return (
    <figure class="fig wide">
      <figcaption>{data.caption}</figcaption>
      <fieldset class="runs">
        <legend>Shown before the message:</legend>
        {data.runs.map(({ name }, index) => (
          <label key={name}>
            <input
              type="radio"
              name="grammar-stepper-run"
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
      <TokenStrip steps={steps} at={at} move={move} />
      <p class="record">
        <b>The record is {run.finding}.</b> <span class="how">Press a token, or use the arrow keys.</span>
      </p>
      <div class="step">
        <p role="status">
          <b>
            Token {at + 1} of {steps.length}.
          </b>{" "}
          {explain(step, data.vocabulary)}
        </p>
        <StepCandidates step={step} />
        <p class="tools">
          <button type="button" class="btn" disabled={at === 0} onClick={() => move(at - 1)}>
            Back
          </button>
          <button type="button" class="btn" disabled={at === steps.length - 1} onClick={() => move(at + 1)}>
            Next
          </button>
        </p>
      </div>
      <Question name="grammar-stepper" question={data.question} />
    </figure>
  );
}

function explain({ allowed, keptPercent, tokens, taken }: Step, vocabulary: number): string {
  const written = tokenWords(tokens[taken]?.text ?? "");
  const counts = `${allowed.toLocaleString("en")} of ${vocabulary.toLocaleString("en")} tokens`;
  return `The grammar allows ${counts} and throws away ${shareWords(100 - keptPercent)} of the probability. Written: ${written}.`;
}
