import type { Verdict } from "@assay/exercise";
import { changeOf, type HiddenCell } from "@assay/exercise/panel";
import { Mark } from "../matrix/mark.tsx";
import { moment } from "../words.ts";
import type { AttemptsProps } from "./lazy-attempts.tsx";

/** Shows each hidden case of two attempts, before above now, a group a label. */
export function ComparedCells({ exercise, state, heading: Heading }: Omit<AttemptsProps, "show">) {
  const { before, run } = state;
  const cells = run?.view?.hidden.filter(
    ({ opaqueId }) => before !== undefined && opaqueId in before.cases.hidden,
  );
  if (before === undefined || cells === undefined || cells.length === 0) return null;
  return (
    <>
      <div class="matrix-head">
        <Heading class="label">Hidden, attempt by attempt</Heading>
        <span>above {moment(before.attempt.createdAt)}, below now</span>
      </div>
      <div class="score">
        {Object.keys(exercise.exercise.hidden.labels).map((label) => (
          <Group
            key={label}
            label={label}
            before={before.cases.hidden}
            cells={cells.filter((cell) => cell.label === label)}
          />
        ))}
      </div>
    </>
  );
}

function Group(props: { label: string; before: Record<string, Verdict>; cells: HiddenCell[] }) {
  const { label, before, cells } = props;
  const changes = cells.map(({ opaqueId, state }) => changeOf(before[opaqueId], state));
  const words = (["fixed", "broke"] as const).flatMap((kind) => {
    const count = changes.filter((change) => change === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return (
    <div>
      <div class="pairs" aria-hidden="true">
        {cells.map(({ opaqueId, state }, index) => (
          <span key={opaqueId} class={`pair ${changes[index] ?? ""}`}>
            <Mark state={before[opaqueId] ?? "pending"} silent />
            <Mark state={state} silent />
          </span>
        ))}
      </div>
      <p>
        {label}
        {words.length > 0 && <b>, {words.join(", ")}</b>}
      </p>
    </div>
  );
}
