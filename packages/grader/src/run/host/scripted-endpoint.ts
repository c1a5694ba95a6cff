import type { EndpointReply, EndpointScript } from "@assay/exercise";
import type { FetchFunction, FetchReply, ReplyChunk } from "@assay/sandbox";
import { cutText } from "./cut-text.ts";
import { createMeter } from "./meter.ts";

/** Answers `fetch` as the exercise scripts it: each URL has its replies, one a request. */
export function createScriptedEndpoint({ routes, limits }: EndpointScript): FetchFunction {
  const meter = createMeter("fetch", limits);
  const queues = new Map(Object.entries(routes).map(([url, replies]) => [url, inTurn(replies)]));
  return async ({ url }, call) => {
    const metered = meter.begin(call);
    const next = queues.get(url.replace(/[?#].*$/s, ""));
    const { reply, takes } = next?.() ?? { reply: { fails: "ENOTFOUND" }, takes: 0 };
    call.takes(takes);
    metered.until = call.atMs + takes + durationOf(reply);
    return reply;
  };
}

interface Turn {
  reply: FetchReply;
  takes: number;
}

const spent: Turn = {
  reply: { status: 500, json: { error: "The endpoint has nothing more to say." } },
  takes: 0,
};

/** Gives the replies one after another. */
function inTurn(replies: readonly EndpointReply[]): () => Turn {
  const rest = replies.flatMap((reply) => {
    const times = reply.times === "forever" ? Infinity : reply.times;
    return writeReplies(reply).map((each) => ({ reply: each, takes: reply.takes, times }));
  });
  return () => {
    const [first] = rest;
    if (first === undefined) return spent;
    first.times -= 1;
    if (first.times <= 0) rest.shift();
    return first;
  };
}

function writeReplies(reply: EndpointReply): FetchReply[] {
  const noted = reply.note === undefined ? {} : { note: reply.note };
  if ("fails" in reply) return [{ fails: reply.fails, ...noted }];
  if ("silent" in reply) return [{ silent: true, ...noted }];
  const { status, json, text, stream, after, cuts = ["whole"] } = reply;
  const headers = { ...contentType(reply), ...reply.headers };
  const head = { status, headers, ...noted };
  if (stream === undefined)
    return [{ ...head, ...(json === undefined ? {} : { json }), ...(text === undefined ? {} : { text }) }];
  const bodies: ReplyChunk[][] =
    typeof stream === "string" ? cuts.map((cut) => cutText(stream, cut)) : [stream];
  return bodies.map((chunks) => ({ ...head, chunks, ...(after === "end" ? {} : { after }) }));
}

function contentType({ json, stream }: Extract<EndpointReply, { status: number }>): Record<string, string> {
  if (stream !== undefined) return { "content-type": "text/event-stream" };
  return json === undefined ? {} : { "content-type": "application/json" };
}

/** How long a reply keeps its connection open. */
function durationOf(reply: FetchReply): number {
  if ("fails" in reply) return 0;
  if ("silent" in reply || reply.after === "hang" || reply.after === "repeat") return Infinity;
  const takes = (reply.chunks ?? []).map((chunk) => (typeof chunk === "string" ? 0 : (chunk.takes ?? 0)));
  return takes.reduce((total, each) => total + each, 0);
}
