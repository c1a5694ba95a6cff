import { Mark } from "../panel/matrix/mark.tsx";
import { count, moment } from "../panel/words.ts";
import type { ExerciseStanding } from "./summary.ts";

/** Lists every exercise that was tried: the best count, how many attempts, and when it was passed. */
export function StandingsTable({
  standings,
  imported,
}: {
  standings: readonly ExerciseStanding[];
  imported: ReadonlySet<string>;
}) {
  return (
    <div class="scroll" tabindex={0} role="group" aria-label="Exercises">
      <table>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">Outcome</th>
            <th scope="col">Best, hidden</th>
            <th scope="col">Attempts</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {standings.map((standing) => (
            <Row key={standing.id} standing={standing} imported={imported} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ standing, imported }: { standing: ExerciseStanding; imported: ReadonlySet<string> }) {
  const { id, title, lesson, attempts, best, passedAt } = standing;
  const [last] = attempts;
  const isImported = attempts.every((each) => imported.has(each.id));
  const words = passedAt === undefined ? "not yet" : `passed ${moment(passedAt)}`;
  return (
    <tr>
      <th scope="row">
        <a href={`/exercises/${id}`}>{title}</a>
        <small>{lesson}</small>
      </th>
      <td>
        <Mark state={passedAt === undefined ? "fail" : "pass"} silent /> {words}
        {isImported && <small>imported: shown, not counted</small>}
      </td>
      <td>
        {best.grade.hidden.passed} of {best.grade.hidden.total}
      </td>
      <td>{count(attempts.length, "attempt")}</td>
      <td>{last === undefined ? "" : moment(last.createdAt)}</td>
    </tr>
  );
}
