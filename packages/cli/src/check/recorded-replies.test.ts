import type { Recordings } from "@assay/answer-keys";
import { recordedReply } from "@assay/exercise";
import type { ReplyCache } from "@assay/grader";
import type { Reply } from "@assay/model";
import { expect, test } from "vitest";
import { examinerName } from "../examiner-on-demand.ts";
import { createRecordedReplies, recordedKey, toRecorded, tokensKey } from "./recorded-replies.ts";

const reply: Reply = {
  output: "radio",
  finishReason: "stop",
  usage: { request: 78, cached: 60, reply: 2 },
  latencyMs: 140,
};
const [first, second] = ["a".repeat(64), "b".repeat(64)];

const recordingsOf = (file = examinerName.file): Recordings => ({
  examiner: { ...examinerName, file },
  replies: new Map([[recordedKey(first), recordedReply.parse(toRecorded(first, reply))]]),
  tokens: new Map([[tokensKey("a text"), 5]]),
});

/** What a machine keeps, in memory. */
function createKept() {
  const replies = new Map<string, Reply>();
  const cache: ReplyCache = {
    get: (key) => Promise.resolve(replies.get(key)),
    set: async (key, reply) => void replies.set(key, reply),
  };
  return { replies, cache };
}

const countTokens = () => Promise.resolve(7);

test("answers what is recorded, without time and warm tokens, and asks for the rest", async () => {
  const kept = createKept();
  const {
    recorded,
    countTokens: count,
    fit,
  } = createRecordedReplies(recordingsOf(), { kept: kept.cache, countTokens });
  expect(await recorded.get(first)).toEqual({
    ...reply,
    usage: { request: 78, cached: 0, reply: 2 },
    latencyMs: 0,
  });
  expect(await recorded.get(second)).toBeUndefined();
  await recorded.set(second, reply);
  expect(kept.replies.get(second)).toEqual(reply);
  expect([await count("a text"), await count("another")]).toEqual([5, 7]);
  expect(fit()).toEqual({ asked: 4, missing: 2, unused: 0 });
});

test("counts what is recorded and asked no more", () => {
  const { fit } = createRecordedReplies(recordingsOf(), { kept: createKept().cache, countTokens });
  expect(fit()).toEqual({ asked: 0, missing: 0, unused: 2 });
});

test("answers nothing from recordings of other weights", async () => {
  const { recorded, fit } = createRecordedReplies(recordingsOf("another"), {
    kept: createKept().cache,
    countTokens,
  });
  expect(await recorded.get(first)).toBeUndefined();
  expect(fit()).toEqual({ asked: 1, missing: 1, unused: 0 });
});

test("runs everything anew where it is live, and counts what is not as recorded", async () => {
  const kept = createKept();
  const count = { replies: 0, differ: 0 };
  const live = createRecordedReplies(recordingsOf(), { kept: kept.cache, countTokens }).live(count);
  expect(await live.get(first)).toBeUndefined();
  await live.set(first, { ...reply, latencyMs: 9 });
  expect(count).toEqual({ replies: 1, differ: 0 });
  await live.set(first, { ...reply, output: "a radio" });
  await live.set(second, reply);
  expect(count).toEqual({ replies: 3, differ: 1 });
});
