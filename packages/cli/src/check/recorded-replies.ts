import { createHash } from "node:crypto";
import type { Recordings } from "@assay/answer-keys";
import type { RecordedReply, RecordedReplyInput } from "@assay/exercise";
import type { ReplyCache } from "@assay/grader";
import type { Reply } from "@assay/model";
import { examinerName } from "../examiner-on-demand.ts";
import type { CountTokens } from "../token-budget.ts";

/** What a run on the examiner came to, beside the recording. */
export interface LiveCount {
  replies: number;
  /** Of these, replies that are not the recorded ones. */
  differ: number;
}

/** Where the replies of a proof come from, and how well the recordings fit it. */
export interface RecordedReplies {
  /** Answers from the recordings, and from what was kept of requests that are not in them. */
  recorded: ReplyCache;
  /** Answers nothing, so that everything is run, and compares what comes back. */
  live: (count: LiveCount) => ReplyCache;
  countTokens: CountTokens;
  /** How many requests were not in the recordings, and how many in them nobody sent. */
  fit: () => { asked: number; missing: number; unused: number };
}

/** Creates the source of a proof's replies; those of other weights say nothing about these. */
export function createRecordedReplies(
  recordings: Recordings | undefined,
  { kept, countTokens }: { kept: ReplyCache; countTokens: CountTokens },
): RecordedReplies {
  const ours = recordings?.examiner.file === examinerName.file ? recordings : undefined;
  const replies = ours?.replies ?? new Map<string, RecordedReply>();
  const tokens = ours?.tokens ?? new Map<string, number>();
  const asked = new Set<string>();
  const find = (key: string) => {
    asked.add(recordedKey(key));
    return replies.get(recordedKey(key));
  };
  return {
    recorded: {
      get: async (key) => {
        const found = find(key);
        return found === undefined ? await kept.get(key) : toReply(found);
      },
      set: (key, reply) => kept.set(key, reply),
    },
    live: (count) => ({
      get: () => Promise.resolve(undefined),
      set: async (key, reply) => {
        const found = find(key);
        count.replies += 1;
        if (found !== undefined && !isAlike(found, reply)) count.differ += 1;
        await kept.set(key, reply);
      },
    }),
    countTokens: async (value) => {
      const key = tokensKey(value);
      asked.add(key);
      return tokens.get(key) ?? (await countTokens(value));
    },
    fit: () => {
      const known = [...replies.keys(), ...tokens.keys()];
      const missing = [...asked].filter((key) => !replies.has(key) && !tokens.has(key)).length;
      return { asked: asked.size, missing, unused: known.filter((key) => !asked.has(key)).length };
    },
  };
}

/** Shortens the key of a reply to what a recording names it by. */
export const recordedKey = (key: string): string => key.slice(0, 16);

/** Names a text or a conversation whose tokens are counted, on these weights. */
export const tokensKey = (value: Parameters<CountTokens>[0]): string =>
  createHash("sha256")
    .update(JSON.stringify([examinerName.file, "tokens", value]))
    .digest("hex")
    .slice(0, 16);

/** Takes of a reply what the examiner decides; time and warm tokens are of the moment. */
export const toRecorded = (
  key: string,
  { output, finishReason, usage, latencyMs: _latency, ...rest }: Reply,
): RecordedReplyInput => ({
  key: recordedKey(key),
  output,
  ...(finishReason === "stop" ? {} : { finishReason }),
  request: usage.request,
  reply: usage.reply,
  ...rest,
});

const toReply = ({ key: _key, request, reply, ...rest }: RecordedReply): Reply => ({
  ...rest,
  usage: { request, cached: 0, reply },
  latencyMs: 0,
});

const isAlike = (recorded: RecordedReply, { output, finishReason }: Reply): boolean =>
  recorded.output === output && recorded.finishReason === finishReason;
