import type { Attempt } from "@assay/exercise";
import { diffLines } from "diff";
import { useState } from "preact/hooks";
import { fitArtifact, isSame } from "../artifact.ts";
import { isUnderWay, phaseOf } from "../phase.ts";
import { moment } from "../words.ts";
import { artifactText } from "./artifact-text.ts";
import { scoreWords } from "./compared-words.ts";
import type { AttemptsProps } from "./lazy-attempts.tsx";

/** Lists the attempts, each with what was handed in, how it differs from the text now, and a way back to it. */
export function History(props: Omit<AttemptsProps, "show">) {
  const { attempts } = props.state;
  const { heading: Heading } = props;
  if (attempts.length === 0) return null;
  return (
    <>
      <Heading class="label">Your attempts</Heading>
      <ol class="rungs">
        {attempts.map((attempt, index) => (
          <Entry key={attempt.id} attempt={attempt} number={attempts.length - index} {...props} />
        ))}
      </ol>
    </>
  );
}

interface EntryProps extends Omit<AttemptsProps, "show"> {
  attempt: Attempt;
  number: number;
}

function Entry({ attempt, number, exercise, state, on }: EntryProps) {
  const [isOpen, setOpen] = useState(false);
  const { grade, variant, createdAt } = attempt;
  const artifact = fitArtifact(exercise.exercise, attempt.artifact);
  const isCurrent = artifact !== undefined && isSame(artifact, state.artifact);
  const isLocked = isUnderWay(phaseOf(state));
  return (
    <li class="open" value={number}>
      <details class="rung" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {moment(createdAt)}: {grade.outcome}, {scoreWords(grade)} hidden
          {variant > 1 ? ", fresh cases" : ""}
        </summary>
        {isOpen && artifact === undefined && <p>It was written for another form of this exercise.</p>}
        {isOpen && artifact !== undefined && (
          <>
            <p>
              {isCurrent ? "The same text as above." : "Struck out: gone since. Underlined: new since."}{" "}
              {!isCurrent && !isLocked && (
                <button type="button" class="inline" onClick={() => on.restore(artifact)}>
                  Bring this text back
                </button>
              )}
            </p>
            <Difference before={artifactText(artifact)} now={artifactText(state.artifact)} />
          </>
        )}
      </details>
    </li>
  );
}

function Difference({ before, now }: { before: string; now: string }) {
  return (
    <pre class="literal difference">
      {diffLines(before, now).map(({ value, added, removed }, index) => {
        if (added) return <ins key={index}>{value}</ins>;
        return removed ? <del key={index}>{value}</del> : <span key={index}>{value}</span>;
      })}
    </pre>
  );
}
