import { useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import { type MutantBoard, type PlantedMessage, rejectionsBy, tally } from "./mutant-board-data.ts";
import { Question } from "./question.tsx";

/** Planted messages that fall through the checks which the reader switches on. */
export default function MutantBoardFigure(props: { data: IslandData<MutantBoard> }) {
  const { caption, checks, messages, question } = useMemo(() => readIslandData(props.data), [props.data]);
  const [on, turn] = useState<ReadonlySet<number>>(new Set());
  const { bad, caught, good, falseAlarms } = tally(on, messages);
  return (
    <figure class="fig wide">
      <figcaption>{caption}</figcaption>
      <div class="mutants">
        <fieldset class="mutant-checks">
          <legend>Checks</legend>
          {checks.map((name, at) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={on.has(at)}
                onChange={() => turn(on.symmetricDifference(new Set([at])))}
              />
              <b>{at + 1}</b> {name}
            </label>
          ))}
        </fieldset>
        <div class="mutant-head">
          <p role="status">
            Caught <b>{caught}</b> of {bad}. False alarms: <b>{falseAlarms}</b> of {good}.
          </p>
          <Path signs={checks.map((_, at) => String(at + 1))} />
        </div>
        <ul class="mutant-rows" aria-label="Planted messages">
          {messages.map((message) => (
            <MessageRow key={message.name} message={message} on={on} checks={checks.length} />
          ))}
        </ul>
      </div>
      <Question name="mutant-board" question={question} />
    </figure>
  );
}

interface RowProps {
  message: PlantedMessage;
  on: ReadonlySet<number>;
  checks: number;
}

function MessageRow({ message, on, checks }: RowProps) {
  const rejections = rejectionsBy(on, message);
  const isRejected = rejections.length > 0;
  return (
    <li>
      <details name="mutant-board-message">
        <summary>
          <span class="mutant-name">
            <small>{message.good ? "good" : "bad"}</small> {message.name}
          </span>
          <Path
            signs={Array.from({ length: checks }, (_, at) =>
              signOf(
                on.has(at),
                rejections.some(({ check }) => check === at),
              ),
            )}
          />
          <span class={isRejected === message.good ? "mutant-wrong" : undefined}>
            {verdictOf(message.good, isRejected)}
          </span>
        </summary>
        <blockquote>{message.message}</blockquote>
        {rejections.map(({ check, reason }) => (
          <p key={check}>
            <b>{check + 1}</b> {reason}
          </p>
        ))}
      </details>
    </li>
  );
}

/** A column a check; the verdict beside it says the same in words. */
const Path = ({ signs }: { signs: string[] }) => (
  <span class="mutant-path" aria-hidden="true">
    {signs.map((sign, at) => (
      <i key={at}>{sign}</i>
    ))}
  </span>
);

function signOf(isOn: boolean, rejects: boolean): string {
  if (rejects) return "✕";
  return isOn ? "│" : "";
}

function verdictOf(good: boolean, isRejected: boolean): string {
  if (good) return isRejected ? "false alarm" : "accepted";
  return isRejected ? "caught" : "slips through";
}
