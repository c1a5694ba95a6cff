import type { Candidate, Step } from "./grammar-stepper-data.ts";
import { shareWords, visibleText } from "./token-words.ts";

/** Lists what the model wanted most, what of it was forbidden, and what was written. */
export function StepCandidates({ step: { tokens, taken } }: { step: Step }) {
  return (
    <ol class="candidates">
      {tokens.map((each, index) => (
        <li key={index} class={each.allowed ? "" : "masked"}>
          <code>{visibleText(each.text)}</code>
          <Share percent={each.percent} />
          <span>{shareWords(each.percent)}</span>
          <b>{fateOf(each, index === taken)}</b>
        </li>
      ))}
    </ol>
  );
}

const fateOf = ({ allowed }: Candidate, isTaken: boolean): string => {
  if (!allowed) return "forbidden";
  return isTaken ? "written" : "";
};

function Share({ percent }: { percent: number }) {
  return (
    <svg class="share" height="10" aria-hidden="true">
      <line class="ln hair" x1="0" x2="100%" y1="9.5" y2="9.5" />
      <rect width={`${percent}%`} height="10" />
    </svg>
  );
}
