import type { HostCall } from "@assay/exercise";
import stringify from "json-stringify-pretty-compact";
import { fieldsOf, writeReply, writeRequest } from "./fetched.ts";

/** Shows what code asked of what it was given, when, and what it was answered. */
export function Transcript({ calls }: { calls: readonly HostCall[] }) {
  return (
    <details class="rung">
      <summary>{calls.length === 1 ? "What it asked" : `What it asked, ${calls.length} times`}</summary>
      <ol class="transcript">
        {calls.map((call, index) => (
          <Asked key={index} call={call} />
        ))}
      </ol>
    </details>
  );
}

function Asked({ call }: { call: HostCall }) {
  const { name, parameters, at, error, abortedAt } = call;
  const { note } = fieldsOf(call.reply);
  const isBad = error !== undefined || abortedAt !== undefined;
  return (
    <li>
      <pre class="literal">
        {name === "fetch"
          ? writeRequest(parameters)
          : `${name}(${parameters.map((each) => stringify(each)).join(", ")})`}
      </pre>
      <dl class={isBad ? "align bad" : "align"}>
        <dt>asked</dt>
        <dd>
          at {seconds(at)}
          {timeOf(call)}
        </dd>
        <dt>{error === undefined ? "reply" : "refused"}</dt>
        <dd>{error ?? <code>{replyOf(call)}</code>}</dd>
        {abortedAt !== undefined && (
          <>
            <dt>aborted</dt>
            <dd>at {seconds(abortedAt)}, by the code</dd>
          </>
        )}
        {typeof note === "string" && name === "fetch" && (
          <>
            <dt>noted</dt>
            <dd>{note}, which the code does not see</dd>
          </>
        )}
      </dl>
    </li>
  );
}

/** How long it waited, where that came to an end by itself. */
function timeOf({ at, took = 0, reply, abortedAt = Infinity }: HostCall): string {
  const isSilent = fieldsOf(reply)["silent"] === true;
  return took === 0 || isSilent || abortedAt < at + took ? "" : `, waited ${seconds(took)}`;
}

function replyOf({ name, reply }: HostCall): string {
  if (reply === undefined) return "(none: it ended first)";
  return name === "fetch" ? writeReply(reply) : stringify(reply);
}

/** Writes a time of the code's own clock. */
export const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(3))} s`;
