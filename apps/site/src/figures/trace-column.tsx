import type { Trace, TraceRow } from "./agent-trace-data.ts";
import { type Used, endWords, usedWords } from "./trace-so-far.ts";

interface Props {
  name: string;
  trace: Trace;
  rows: readonly TraceRow[];
  used: readonly Used[];
  at: number;
  /** Whether the loop tells the model all that a tool said, or the first line. */
  tellsAll: boolean;
}

/** Shows one loop at a step: what it thought, did and saw, and what it has used; or why it has ended. */
export function TraceColumn({ name, trace, rows, used, at, tellsAll }: Props) {
  const last = trace.steps.length - 1;
  const step = trace.steps[Math.min(at, last)];
  const sum = used[Math.min(at, last)];
  const row = rows[step?.[0] ?? 0];
  if (step === undefined || sum === undefined || row === undefined) return null;
  const [task, thinks, acts, sees, more] = row;
  const [, open] = step;
  return (
    <section class={at > last ? "past" : ""}>
      <p>
        <b>{name}</b> {at > last ? `ended after step ${last + 1}` : `step ${at + 1}`}
      </p>
      <dl>
        <dt>Task</dt>
        <dd>{task}</dd>
        <dt>Thinks</dt>
        <dd>{thinks}</dd>
        <dt>Acts</dt>
        <dd>
          {acts.map((act, index) => (
            <code key={index}>{act}</code>
          ))}
        </dd>
        <dt>Observes</dt>
        <dd>
          {sees === "" ? "nothing" : sees}
          {more > 0 && (
            <i> {tellsAll ? `(${more} lines more, all kept)` : `(${more} lines more, left out)`}</i>
          )}
        </dd>
        <dt>Waiting</dt>
        <dd>{open === 1 ? "1 task" : `${open} tasks`}</dd>
        <dt>Used</dt>
        <dd>{usedWords(sum)}</dd>
      </dl>
      {at >= last && (
        <p>
          <b>It ended:</b> {endWords(trace.why)}.
        </p>
      )}
    </section>
  );
}
