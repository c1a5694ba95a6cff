import type { Attempt } from "@assay/exercise";
import { useEffect, useState } from "preact/hooks";
import { count, day } from "../panel/words.ts";
import { AttemptsChart } from "./chart.tsx";
import { readImported } from "./imported.ts";
import { StandingsTable } from "./standings-table.tsx";
import { type ExerciseStanding, type ListedExercise, standingsOf } from "./summary.ts";
import { TakeAlong } from "./take-along.tsx";

/** The island of the progress page: attempts over time, by exercise, and to take along. */
export default function Progress({ listed }: { listed: readonly ListedExercise[] }) {
  const [attempts, setAttempts] = useState<readonly Attempt[] | "away" | undefined>();
  const [imported, setImported] = useState<readonly Attempt[]>([]);
  useEffect(() => {
    void load().then(setAttempts);
    setImported(readImported());
  }, []);
  if (attempts === undefined) return <p>Looking at your attempts.</p>;
  const own = attempts === "away" ? [] : attempts;
  const standings = standingsOf([...own, ...imported], listed);
  return (
    <>
      <p class="lead">{leadWords(attempts, standingsOf(own, listed), listed.length)}</p>
      {standings.length > 0 && (
        <>
          <h2>Attempts over time</h2>
          <p>A disc reached the gate of its exercise, a cross did not.</p>
          <AttemptsChart standings={standings} />
          <h2>Exercise by exercise</h2>
          <StandingsTable standings={standings} imported={new Set(imported.map(({ id }) => id))} />
        </>
      )}
      <h2>Take it along</h2>
      <TakeAlong attempts={own} imported={imported} onImport={setImported} />
    </>
  );
}

async function load(): Promise<Attempt[] | "away"> {
  const response = await fetch("/api/attempts").catch(() => undefined);
  if (response?.ok !== true) return "away";
  const { attempts }: { attempts: Attempt[] } = await response.json();
  return attempts;
}

function leadWords(
  attempts: readonly Attempt[] | "away",
  standings: readonly ExerciseStanding[],
  all: number,
): string {
  if (attempts === "away") {
    return "The server does not answer. Your attempts are kept there; load the page again when it is back.";
  }
  const first = attempts.at(-1);
  if (first === undefined) return "No attempt yet. A submit that passes or fails is one; practice is not.";
  const passed = standings.filter(({ passedAt }) => passedAt !== undefined).length;
  return `${passed} of ${count(all, "exercise")} passed, in ${count(attempts.length, "attempt")} since ${day(first.createdAt)}.`;
}
