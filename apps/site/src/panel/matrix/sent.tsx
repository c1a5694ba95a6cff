import type { Case } from "@assay/exercise";
import { type SentTurn, splitFilled } from "../preview-request.ts";

/** Shows what the model is sent, message by message, with the place where the case was filled in. */
export function Sent({ turns, each }: { turns: readonly SentTurn[]; each: Case }) {
  return (
    <ol class="sent">
      {turns.map(({ role, text }, index) => {
        const isLast = index === turns.length - 1;
        const { before, filled, after } = isLast
          ? splitFilled(text, each)
          : { before: text, filled: "", after: "" };
        return (
          <li key={index} class={role === undefined ? "whole" : ""}>
            {role !== undefined && <span>{role}</span>}
            <code>
              {before}
              {filled !== "" && <mark class="fill">{filled}</mark>}
              {after}
            </code>
          </li>
        );
      })}
    </ol>
  );
}
