import type { RecordedCount, RecordedReplyInput } from "@assay/exercise";
import type { RecordedName } from "@assay/answer-keys";
import type { ReplyCache } from "@assay/grader";
import type { Reply } from "@assay/model";
import { toRecorded, tokensKey } from "../check/recorded-replies.ts";
import type { ProofUnit } from "../check/units.ts";
import type { CountTokens } from "../token-budget.ts";

/** Keeps what the examiner says during a proof, to be written down. */
export interface Recorder {
  cacheOf: (unit: ProofUnit) => ReplyCache;
  countTokens: CountTokens;
  /** How long the replies to the reference took when they were made. */
  referenceMs: () => number;
  /** What was said, by the file it belongs in; each request once, in the order in which they were sent. */
  recorded: () => ReadonlyMap<RecordedName, (RecordedCount | RecordedReplyInput)[]>;
}

/** Creates a recorder over what this machine kept and what the examiner counts. */
export function createRecorder(kept: ReplyCache, countTokens: CountTokens): Recorder {
  const replies = new Map<ProofUnit["role"], Map<string, Reply>>();
  const tokens = new Map<string, number>();
  return {
    cacheOf: ({ role }) => {
      const ofRole = replies.get(role) ?? new Map<string, Reply>();
      replies.set(role, ofRole);
      return {
        get: async (key) => {
          const reply = await kept.get(key);
          if (reply !== undefined) ofRole.set(key, reply);
          return reply;
        },
        set: async (key, reply) => {
          ofRole.set(key, reply);
          await kept.set(key, reply);
        },
      };
    },
    countTokens: async (value) => {
      const count = await countTokens(value);
      tokens.set(tokensKey(value), count);
      return count;
    },
    referenceMs: () =>
      Iterator.from(replies.get("reference")?.values() ?? []).reduce(
        (sum, { latencyMs }) => sum + latencyMs,
        0,
      ),
    recorded: () =>
      new Map<RecordedName, (RecordedCount | RecordedReplyInput)[]>([
        ...Array.from(replies, ([role, ofRole]) => {
          const lines = Array.from(ofRole, ([key, reply]) => toRecorded(key, reply));
          return [role, lines] as const;
        }),
        ["tokens", Array.from(tokens, ([key, count]) => ({ key, tokens: count }))],
      ]),
  };
}
