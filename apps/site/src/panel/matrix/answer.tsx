import type { CheckResult, ModelRequest, SampleCall } from "@assay/exercise";
import type { Expectation } from "../expectation.ts";
import type { SentTurn } from "../preview-request.ts";
import { count } from "../words.ts";
import { Comparison } from "./comparison.tsx";
import { type CurlTarget, curlOf } from "./curl.ts";
import { LabelNumbers } from "./label-numbers.tsx";
import { Mark } from "./mark.tsx";
import { TestRows } from "./test-rows.tsx";

/** What an answer is shown with; `target` is where a reader may ask for it again. */
export interface AnswerProps {
  call: SampleCall;
  expected: Expectation | undefined;
  failed: boolean;
  target: CurlTarget | undefined;
}

/** Shows what came back of a call beside what was expected, what it took, and how to send it again. */
export function Answer({ call, expected, failed, target }: AnswerProps) {
  return (
    <>
      <Comparison reply={call.output} expected={expected} failed={failed} />
      {call.logprobs !== undefined && <LabelNumbers call={call} />}
      <p class="tools">
        {call.logprobs === undefined && call.usage !== undefined && (
          <span>{count(call.usage.reply, "token")} out</span>
        )}
        <span>{call.cached ? "kept from before" : `${Math.round(call.latencyMs)} ms`}</span>
        {call.logprobs === undefined && (
          <span>{call.finishReason === "stop" ? "stopped by itself" : "cut at the limit"}</span>
        )}
      </p>
      {target !== undefined && (
        <details class="rung">
          <summary>Ask it yourself, as curl</summary>
          <pre class="literal">{curlOf(call.request, target)}</pre>
        </details>
      )}
    </>
  );
}

/** Lists the messages of a request. */
export const turnsOf = (request: ModelRequest): SentTurn[] =>
  request.kind === "chat"
    ? request.messages.map(({ role, content }) => ({ role, text: content }))
    : [{ text: request.prompt }];

/** Writes a check's name as words: `startsWith` is “starts with”. */
const spaced = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Shows what each check found. */
export function Checks({ checks }: { checks: readonly CheckResult[] }) {
  const areOfOne = new Set(checks.map(({ of }) => of)).size === 1;
  return (
    <ul class="checks">
      {checks.map(({ check, of, verdict, message, tests }, index) =>
        tests === undefined ? (
          <li key={index} class={verdict}>
            <Mark state={verdict} /> <b>{spaced(check)}</b>
            {!areOfOne && of !== undefined && <> {of}</>} <span>{message}</span>
          </li>
        ) : (
          <li key={index}>
            <TestRows tests={tests} />
          </li>
        ),
      )}
    </ul>
  );
}
