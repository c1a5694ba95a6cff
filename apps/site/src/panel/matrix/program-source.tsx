import { useEffect, useState } from "preact/hooks";
import { ask } from "../api.ts";
import { askUntilItComes } from "../ask-until.ts";
import { programOf } from "../facts.ts";
import type { PanelExercise } from "../panel-exercise.ts";

interface Props {
  exercise: PanelExercise;
  /** The result that a step made. */
  as: string;
}

/** Shows the program that the author fixed for a step, once a reader opens it; nothing for the learner's own code. */
export function ProgramSource({ exercise: { exercise }, as }: Props) {
  const name = programOf(exercise, as);
  const [isOpen, open] = useState(false);
  if (name === undefined) return null;
  return (
    <details class="rung" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>The program, which is the same for everybody</summary>
      {isOpen && <Source id={exercise.id} name={name} />}
    </details>
  );
}

function Source({ id, name }: { id: string; name: string }) {
  const [arrived, arrive] = useState<Record<string, string>>();
  useEffect(() => askUntilItComes(() => fetchPrograms(id), arrive), []);
  if (arrived === undefined) return <p class="under">The program is on its way.</p>;
  return <pre class="literal">{arrived[name]}</pre>;
}

async function fetchPrograms(id: string): Promise<Record<string, string> | undefined> {
  const reply = await ask<Record<string, string>>(`/exercises/${id}/programs.json`);
  return reply.ok ? reply.value : undefined;
}
