import { type Alignment, align } from "../align.ts";
import type { Expectation } from "../expectation.ts";
import { describeDifference } from "../surplus.ts";

interface Props {
  reply?: string;
  expected?: Expectation | undefined;
  failed?: boolean;
}

// What fits a line on a phone; only there do the two texts stand under each other.
const lineLength = 30;

/** Lays what came back over what was expected, equal text under equal text; the surplus is underlined and counted. */
export function Comparison({ reply, expected, failed }: Props) {
  if (reply === undefined) return expected === undefined ? null : <Plain expected={expected} />;
  const shown = reply.trim();
  if (failed !== true) return <Plain reply={shown} />;
  if (expected?.isWhole !== true) return <Plain reply={shown} expected={expected} failed />;
  const alignment = align(shown, expected.text);
  const fits = shown.length <= lineLength && !shown.includes("\n") && alignment.lackingBefore === "";
  const difference = describeDifference(alignment);
  return (
    <dl class="align bad">
      <dt>came back</dt>
      <dd>
        <code>
          <Came alignment={alignment} />
        </code>
      </dd>
      <dt>expected</dt>
      <dd>
        <code>
          {fits && alignment.same !== "" ? " ".repeat(alignment.before.length) : ""}
          <Expected alignment={alignment} expected={expected.text} />
        </code>
      </dd>
      {difference !== undefined && <dd class="why">{difference}</dd>}
    </dl>
  );
}

function Plain({ reply, expected, failed }: Props) {
  return (
    <dl class={failed === true ? "align bad" : "align"}>
      {reply !== undefined && (
        <>
          <dt>came back</dt>
          <dd>
            <code>{reply === "" ? "(nothing)" : reply}</code>
          </dd>
        </>
      )}
      {expected !== undefined && (
        <>
          <dt>{expected.words}</dt>
          <dd>
            <code>{expected.text}</code>
          </dd>
        </>
      )}
    </dl>
  );
}

function Came({ alignment: { before, same, after } }: { alignment: Alignment }) {
  if (before + same + after === "") return <>(nothing)</>;
  return (
    <>
      {before !== "" && <mark class="extra">{before}</mark>}
      {same}
      {after !== "" && <mark class="extra">{after}</mark>}
    </>
  );
}

function Expected({ alignment, expected }: { alignment: Alignment; expected: string }) {
  const { same, lackingBefore, lackingAfter } = alignment;
  if (same === "" || lackingBefore + lackingAfter === "") return <>{expected}</>;
  return (
    <>
      {lackingBefore !== "" && <mark class="lacking">{lackingBefore}</mark>}
      {expected.slice(lackingBefore.length, expected.length - lackingAfter.length)}
      {lackingAfter !== "" && <mark class="lacking">{lackingAfter}</mark>}
    </>
  );
}
