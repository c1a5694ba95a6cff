import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatRecording } from "@assay/answer-keys";
import { expect, test } from "vitest";
import { UserError } from "../user-error.ts";
import { writeRecordings } from "./write-recordings.ts";

const examiner = { name: "A model", file: "b179", build: "build 1" };
const lines = Array.from({ length: 500 }, (_, index) => ({
  key: index.toString(16).padStart(16, "0"),
  tokens: index,
}));

test("writes a file for each role that said something, and takes away what is recorded no more", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-recordings-"));
  await writeFile(join(folder, "tries.jsonl"), "cut off");
  await writeRecordings(
    folder,
    examiner,
    new Map([
      ["tokens", lines],
      ["naive", []],
    ]),
  );
  expect(await readdir(folder)).toEqual(["tokens.jsonl"]);
  expect(await readFile(join(folder, "tokens.jsonl"), "utf8")).toBe(formatRecording(examiner, lines));
  await rm(folder, { recursive: true });
});

test("leaves whole files when it is done many times at once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-recordings-"));
  const write = () =>
    writeRecordings(
      folder,
      examiner,
      new Map([
        ["tokens", lines],
        ["naive", lines],
      ]),
    );
  await Promise.all(Array.from({ length: 8 }, write));
  expect((await readdir(folder)).toSorted()).toEqual(["naive.jsonl", "tokens.jsonl"]);
  expect(await readFile(join(folder, "tokens.jsonl"), "utf8")).toBe(formatRecording(examiner, lines));
  await rm(folder, { recursive: true });
});

test("says which folder cannot be written, and what to do", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-recordings-"));
  const inTheWay = join(folder, "recordings");
  await writeFile(inTheWay, "");
  await expect(writeRecordings(inTheWay, examiner, new Map([["tokens", lines]]))).rejects.toThrow(
    new UserError(
      `${inTheWay} cannot be written (EEXIST). Make it writable, and calibrate again: nothing is run twice.`,
    ),
  );
  await rm(folder, { recursive: true });
});
