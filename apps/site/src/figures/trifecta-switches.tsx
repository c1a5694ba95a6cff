import { useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import { Question } from "./question.tsx";
import { type TrifectaSwitches, runsOf } from "./trifecta-switches-data.ts";

/** What an agent has, as switches, and which attacks that makes possible. */
export default function TrifectaSwitchesFigure(props: { data: IslandData<TrifectaSwitches> }) {
  const data = useMemo(() => readIslandData(props.data), [props.data]);
  const { caption, switches, attacks, question } = data;
  const [on, set] = useState<boolean[]>(() => switches.map(() => false));
  const runs = runsOf(data, on);
  const possible = runs.filter((run) => run !== undefined).length;
  return (
    <figure class="fig wide">
      <figcaption>{caption}</figcaption>
      <div class="trifecta">
        <fieldset>
          <legend class="label">The agent has</legend>
          {switches.map(({ name, does }, at) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={on[at] === true}
                onChange={(event) => set(on.with(at, event.currentTarget.checked))}
              />
              <span>
                <b>{name}</b>: {does}
              </span>
            </label>
          ))}
        </fieldset>
        <div>
          <p class="label" role="status">
            {possible} of {attacks.length} attacks possible
          </p>
          <ul class="attacks">
            {attacks.map(({ name }, at) => (
              <AttackRow key={name} name={name} run={runs[at]} />
            ))}
          </ul>
        </div>
      </div>
      <Question name="trifecta-switches" question={question} />
    </figure>
  );
}

function AttackRow({ name, run }: { name: string; run: string[] | undefined }) {
  return (
    <li class={run === undefined ? "" : "possible"}>
      <b>{run === undefined ? "Not possible" : "Possible"}</b> {name}
      {run !== undefined && (
        <ol>
          {run.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </li>
  );
}
