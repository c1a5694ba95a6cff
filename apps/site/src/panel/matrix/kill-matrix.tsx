import type { VisibleCell } from "@assay/exercise/panel";
import { goodLabel } from "@assay/exercise/panel";
import type { HeadingTag } from "../heading.ts";
import type { PanelState } from "../state.ts";
import { Mark } from "./mark.tsx";

/** What a learner's assertion said of each visible case, in their order. */
export interface AssertionRow {
  name: string;
  flags: ("caught" | "false alarm" | "silent")[];
}

/** Turns what was seen of the visible cases round: a row for each assertion of the learner's. */
export function rowsOf(cells: readonly VisibleCell[]): AssertionRow[] {
  const rows = new Map<string, AssertionRow>();
  for (const [index, { label, samples }] of cells.entries()) {
    for (const { name, holds } of samples.at(-1)?.runs?.at(-1)?.assertions ?? []) {
      const row = rows.get(name) ?? { name, flags: cells.map(() => "silent" as const) };
      if (!holds) row.flags[index] = label === goodLabel ? "false alarm" : "caught";
      rows.set(name, row);
    }
  }
  return [...rows.values()];
}

const marks = { caught: "pass", "false alarm": "fail", silent: "pending" } as const;

/** Shows which assertion flags which visible case: one that is silent throughout does nothing yet. */
export function KillMatrix({ state, heading: Heading }: { state: PanelState; heading: HeadingTag }) {
  const rows = rowsOf(state.run?.view?.visible ?? []);
  if (rows.length === 0) return null;
  return (
    <>
      <div class="matrix-head">
        <Heading class="label">By assertion</Heading>
        <span>a disc caught it, a cross is a false alarm</span>
      </div>
      <dl class="groups by-assertion">
        {rows.map(({ name, flags }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="cells" aria-hidden="true">
              {flags.map((flag, index) => (
                <Mark key={index} state={marks[flag]} silent />
              ))}
            </dd>
            <dd class="count">{countWords(flags)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function countWords(flags: AssertionRow["flags"]): string {
  const caught = flags.filter((flag) => flag === "caught").length;
  const alarms = flags.filter((flag) => flag === "false alarm").length;
  if (caught + alarms === 0) return "silent";
  return alarms === 0 ? `${caught} caught` : `${caught} caught, ${alarms} false`;
}
