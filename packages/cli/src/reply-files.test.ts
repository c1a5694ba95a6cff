import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createReplyFiles } from "./reply-files.ts";
import { UserError } from "./user-error.ts";

const reply = {
  output: "radio",
  finishReason: "stop",
  usage: { request: 1, cached: 0, reply: 1 },
  latencyMs: 3,
} as const;

test("keeps a reply for whoever asks later, and knows nothing of another, or of another build's", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-replies-"));
  await createReplyFiles(folder, "build 1").set("abcdef", reply);
  expect(await createReplyFiles(folder, "build 1").get("abcdef")).toEqual(reply);
  expect(await createReplyFiles(folder, "build 1").get("abcdee")).toBeUndefined();
  expect(await createReplyFiles(folder, "build 2").get("abcdef")).toBeUndefined();
  await rm(folder, { recursive: true });
});

test("says that its folder cannot be written, and what to do", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-replies-"));
  const inTheWay = join(folder, "replies");
  await writeFile(inTheWay, "");
  const files = createReplyFiles(folder, "build 1");
  const error = new UserError(
    `Replies cannot be kept in ${inTheWay} (ENOTDIR). Make it a folder that can be written, or name another cache folder in ASSAY_CACHE.`,
  );
  await expect(files.get("abcdef")).rejects.toThrow(error);
  await expect(files.set("abcdef", reply)).rejects.toThrow(error);
  await rm(folder, { recursive: true });
});
