import { html } from "hono/html";
import { type ArtifactRole, artifactRoles } from "../../check/artifacts.ts";
import type { ProofResult } from "../../check/prove.ts";
import { type Board, type CaseGroup, type Cell } from "../proof/board.ts";
import { mark } from "./marks.ts";

/** Names a cell in an address. */
export interface CellName {
  role: ArtifactRole;
  variant: number;
  caseId: string;
}

interface Map {
  board: Board;
  results: readonly ProofResult[];
  open: CellName | undefined;
}

/** Draws the heat map: a row an artifact, a column a case, the visible ones and then each variant, by label. */
export const drawMap = (map: Map) =>
  html`<div class="map" role="region" aria-label="Heat map" tabindex="0">
    <table>
      <thead>
        <tr>
          <td></td>
          ${map.board.groups.map(
            (group) =>
              html`<th colspan="${countCases(group) + 1}" scope="colgroup" class="group">
                ${nameOf(group)}
              </th>`,
          )}
        </tr>
        <tr>
          <td></td>
          ${map.board.groups.map(
            ({ labels }) =>
              html`${labels.map(
                  ({ label, cases }) =>
                    html`<th colspan="${cases.length}" scope="colgroup" class="label-group" title="${label}">
                      <span>${label}</span>
                    </th>`,
                )}
                <td></td>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${artifactRoles.map((role) => drawRow(role, map))}
      </tbody>
    </table>
  </div>`;

const drawRow = (role: ArtifactRole, map: Map) =>
  html`<tr>
    <th scope="row">${role}<span>${role === "reference" ? "must pass" : "must fail"}</span></th>
    ${map.board.groups.map(
      (group) =>
        html`${drawCells(role, group, map)}
          <td class="sum">${countOf(role, group, map)}</td>`,
    )}
  </tr>`;

const drawCells = (role: ArtifactRole, { variant, labels }: CaseGroup, { board, open }: Map) =>
  labels.map(({ cases }) =>
    cases.map(({ id }, index) => {
      const name = { role, variant, caseId: id };
      const cell = board.cellAt(role, variant, id);
      const isOpen = open !== undefined && cellKey(open) === cellKey(name);
      return html`<td class="${index === 0 ? "first" : ""}">
        <a
          id="cell-${cellKey(name)}"
          class="${cell.isOld ? "old" : ""}"
          href="?open=${cellKey(name)}"
          aria-label="${cellWords(name, cell)}"
          title="${cellWords(name, cell)}"
          ${isOpen ? html`aria-current="true"` : ""}
          data-cell
          data-in-place
          >${mark(cell.verdict)}</a
        >
      </td>`;
    }),
  );

/** The count that the proof has settled, else what is seen so far. */
function countOf(role: ArtifactRole, { variant, labels }: CaseGroup, { board, results }: Map): string {
  const cases = labels.flatMap((each) => each.cases);
  const passed = cases.filter(({ id }) => board.cellAt(role, variant, id).verdict === "pass").length;
  const isSettled = results.some((each) => each.role === role && each.variant === Math.max(variant, 1));
  return isSettled || passed > 0 ? `${passed}/${cases.length}` : "";
}

/** Says what a cell shows. */
export const cellWords = ({ role, variant, caseId }: CellName, { verdict, isOld }: Cell): string =>
  `${role}, ${variant === 0 ? "visible" : `variant ${variant}`}, ${caseId}: ${verdict}${isOld ? ", from before" : ""}`;

/** Writes the name of a cell as one word. */
export const cellKey = ({ role, variant, caseId }: CellName): string => `${role}.${variant}.${caseId}`;

/** Reads what `cellKey` wrote; undefined where it is no name of a cell. */
export function readCellKey(key: string | undefined): CellName | undefined {
  const [, word = "", variant = "", caseId = ""] = /^([a-z-]+)\.(\d)\.(.+)$/.exec(key ?? "") ?? [];
  const role = artifactRoles.find((each) => each === word);
  return role === undefined ? undefined : { role, variant: Number(variant), caseId };
}

const nameOf = ({ variant, labels }: CaseGroup): string =>
  `${variant === 0 ? "visible" : `variant ${variant}`}, ${countCases({ labels })}`;

const countCases = ({ labels }: Pick<CaseGroup, "labels">): number =>
  labels.reduce((sum, { cases }) => sum + cases.length, 0);
