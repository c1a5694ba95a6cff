import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockFolder } from "./lock.ts";
import { readProcessStart } from "./process-start.ts";

async function createFolder() {
  const folder = await mkdtemp(join(tmpdir(), "assay-lock-"));
  return {
    folder,
    lock: (number: number) => join(folder, `lock.${number}`),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Starts a process that takes the lock, and says when it has it. */
async function startOwner(folder: string) {
  const owner = fork(new URL("../../test/lock-owner.ts", import.meta.url), [folder], { execArgv: [] });
  await once(owner, "message");
  return {
    pid: owner.pid,
    async [Symbol.asyncDispose]() {
      const exited = owner.exitCode ?? owner.signalCode ?? once(owner, "exit");
      owner.kill("SIGKILL");
      await exited;
    },
  };
}

test("refuses a folder that another process has, with its number and what to do", async () => {
  await using place = await createFolder();
  await using owner = await startOwner(place.folder);
  await expect(lockFolder(place.folder)).rejects.toMatchObject({
    name: "StorageError",
    code: "folder-locked",
    message: `The data folder ${place.folder} is in use by process ${owner.pid}. Stop that process, or choose another folder; to run several processes on the same data, use PostgreSQL.`,
  });
});

test("takes the lock of a process that was killed", async () => {
  await using place = await createFolder();
  const owner = await startOwner(place.folder);
  await owner[Symbol.asyncDispose]();
  await lockFolder(place.folder);
  expect(await readdir(place.folder)).toEqual(["lock.2"]);
  expect(JSON.parse(await readFile(place.lock(2), "utf8"))).toMatchObject({ pid: process.pid });
});

test("takes the lock of a dead process whose number a living one got", async () => {
  await using place = await createFolder();
  await writeFile(place.lock(7), JSON.stringify({ pid: process.pid, startedAt: "another time" }));
  await lockFolder(place.folder);
  expect(JSON.parse(await readFile(place.lock(8), "utf8"))).toEqual({
    pid: process.pid,
    startedAt: await readProcessStart(process.pid),
  });
});

test.each(["", "{}", "null", '{"pid":'])("takes a lock that holds only %j", async (content) => {
  await using place = await createFolder();
  await writeFile(place.lock(1), content);
  await lockFolder(place.folder);
  expect(await readdir(place.folder)).toEqual(["lock.2"]);
});

test("gives the lock to one of many that find it stale", async () => {
  await using place = await createFolder();
  await writeFile(place.lock(1), JSON.stringify({ pid: process.pid, startedAt: "before" }));
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(place.folder)));
  expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  expect(await readdir(place.folder)).toEqual(["lock.2"]);
});

test("leaves nothing behind when it is given up", async () => {
  await using place = await createFolder();
  const lock = await lockFolder(place.folder);
  await lock[Symbol.asyncDispose]();
  expect(await readdir(place.folder)).toEqual([]);
});

test("knows no start of a process that is not there", async () => {
  expect(await readProcessStart(2 ** 22 + 1)).toBeUndefined();
});
