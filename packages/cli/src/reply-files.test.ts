import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createReplyFiles } from "./reply-files.ts";

test("keeps a reply for whoever asks later, and knows nothing of another", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-replies-"));
  const reply = {
    output: "radio",
    finishReason: "stop",
    usage: { request: 1, cached: 0, reply: 1 },
    latencyMs: 3,
  } as const;
  await createReplyFiles(folder).set("abcdef", reply);
  expect(await createReplyFiles(folder).get("abcdef")).toEqual(reply);
  expect(await createReplyFiles(folder).get("abcdee")).toBeUndefined();
  await rm(folder, { recursive: true });
});
