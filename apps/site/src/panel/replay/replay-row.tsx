import type { Case } from "@assay/exercise";
import type { VisibleCell } from "@assay/exercise/panel";
import { useState } from "preact/hooks";
import { expectationOfSample } from "../expectation.ts";
import { caseText } from "../facts.ts";
import { addedTarget } from "../matrix/curl.ts";
import { Mark } from "../matrix/mark.tsx";
import { Answer, Checks, turnsOf } from "../matrix/answer.tsx";
import { Sent } from "../matrix/sent.tsx";
import type { PanelExercise } from "../panel-exercise.ts";

/** What one examiner made of a case. */
interface Side {
  name: string;
  cell: VisibleCell | undefined;
  /** Whether it is the added one, to which a reader's own shell has the key. */
  isAdded?: boolean;
}

interface Props {
  exercise: PanelExercise;
  each: Case;
  number: number;
  sides: readonly [Side, Side];
}

/** Shows a case on two examiners as a row, and in full when it is opened. */
export function ReplayRow({ exercise, each, number, sides }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <details class="case both" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span class="n">{String(number).padStart(2, "0")}</span>
          <span class="msg">{caseText(exercise.exercise, each)}</span>
          {sides.map(({ name, cell }) => (
            <span key={name} class={cell?.state === "fail" ? "answer bad" : "answer"}>
              <span class="sr">{name}: </span>
              <Mark state={cell?.state ?? "pending"} />
              <code>{lastReply(cell)}</code>
            </span>
          ))}
        </summary>
        {isOpen && <Opened exercise={exercise} each={each} sides={sides} />}
      </details>
    </li>
  );
}

function lastReply(cell: VisibleCell | undefined): string {
  const output = cell?.samples.at(-1)?.calls.at(-1)?.output;
  return output === undefined ? "" : output.trim() || "(nothing)";
}

function Opened({ exercise, each, sides }: Omit<Props, "number">) {
  const calls = sides.flatMap(({ cell }) => cell?.samples ?? []).flatMap((sample) => sample.calls);
  const [first] = calls;
  return (
    <div class="opened">
      {first !== undefined && (
        <>
          <p class="part">Sent to both</p>
          <Sent turns={turnsOf(first.request)} each={each} />
        </>
      )}
      <div class="two">
        {sides.map((side) => (
          <div key={side.name}>
            <p class="part">{side.name}</p>
            <OneSide exercise={exercise} each={each} side={side} />
          </div>
        ))}
      </div>
    </div>
  );
}

function OneSide({
  exercise,
  each,
  side: { name, cell, isAdded = false },
}: Pick<Props, "exercise" | "each"> & { side: Side }) {
  const samples = cell?.samples ?? [];
  if (samples.every(({ calls }) => calls.length === 0)) {
    return <p class="quiet">Nothing came back{cell?.state === "ungraded" ? "" : " yet"}.</p>;
  }
  return (
    <>
      {samples.map((sample) => (
        <div key={sample.sample}>
          {sample.calls.map((call) => (
            <Answer
              key={call.as}
              call={call}
              expected={expectationOfSample(exercise, each, { as: call.as, checks: sample.checks })}
              failed={sample.verdict === "fail"}
              target={isAdded ? addedTarget(name) : undefined}
            />
          ))}
          <Checks checks={sample.checks} />
        </div>
      ))}
    </>
  );
}
