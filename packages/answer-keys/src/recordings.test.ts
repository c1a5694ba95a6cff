import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Read, formatProblem } from "@assay/exercise";
import { expect, test } from "vitest";
import { formatRecording, loadRecordings } from "./index.ts";
import { sampleExercise } from "./sample-exercise.ts";

const exercise = sampleExercise({ variants: 1, count: 1, labels: { complaint: 1 }, gate: { atLeast: 1 } });
const examiner = { name: "A model", file: "b179", build: "build 1" };
const radio = { key: "00112233445566aa", output: " radio\n“é”", request: 78, reply: 2 };
const long = { ...radio, key: "00112233445566bb", finishReason: "length" as const };
const count = { key: "00112233445566cc", tokens: 151 };

/** Writes recordings into a folder of their own. */
async function record(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(join(tmpdir(), "assay-recordings-"));
  await mkdir(join(root, "key/recordings"), { recursive: true });
  const write = (name: string, text: string) => writeFile(join(root, "key/recordings", name), text);
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return {
    write,
    load: () => loadRecordings({ exercise, folder: join(root, "key"), root }),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}

const lines = (read: Read<unknown>) => (read.ok ? [] : read.problems.map(formatProblem));
const again = "write it again with `pnpm assay calibrate prompting-few-shot/product-word`";

test("reads what it writes, a line for each request", async () => {
  await using recorded = await record({
    "naive.jsonl": formatRecording(examiner, [radio, long]),
    "tokens.jsonl": formatRecording(examiner, [count]),
  });
  expect(formatRecording(examiner, [radio, long]).split("\n")).toHaveLength(1 + 2 + 1);
  expect(await recorded.load()).toEqual({
    ok: true,
    value: {
      examiner,
      replies: new Map([
        [radio.key, { ...radio, finishReason: "stop" }],
        [long.key, long],
      ]),
      tokens: new Map([[count.key, 151]]),
    },
  });
});

test("knows of nothing where nothing is recorded", async () => {
  await using recorded = await record({});
  expect(await recorded.load()).toEqual({ ok: true, value: undefined });
});

const head = JSON.stringify({ examiner });

test.each([
  ["naive.jsonl", "", "1  this line is cut off, or was edited: it is no JSON"],
  [
    "naive.jsonl",
    `${head}\n{"key":"00112233445566aa","outp`,
    "2  this line is cut off, or was edited: it is no JSON",
  ],
  ["naive.jsonl", `${head}\n\n`, "2  this line is cut off, or was edited: it is no JSON"],
  ["naive.jsonl", `${head}\n${JSON.stringify({ ...radio, key: "xyz" })}\n`, "2  key  must be 16 hex digits"],
  [
    "naive.jsonl",
    `${head}\n${JSON.stringify({ ...radio, case: "tent" })}\n`,
    "2  case  the key `case` is unknown here; known: key, output, finishReason, request, reply, logprobs",
  ],
  ["naive.jsonl", `${JSON.stringify(radio)}\n`, "1  examiner  is missing"],
  [
    "tokens.jsonl",
    `${head}\n${JSON.stringify({ ...count, tokens: -1 })}\n`,
    "2  tokens  found -1; write at least 0",
  ],
  ["naiv.jsonl", `${head}\n`, "nothing is recorded under this name; did you mean naive.jsonl?"],
])("says what is wrong with %s that holds %j, and how it is written again", async (name, text, problem) => {
  await using recorded = await record({ [name]: text });
  const place = /^\d/.test(problem) ? ":" : "  ";
  expect(lines(await recorded.load())).toEqual([`key/recordings/${name}${place}${problem}; ${again}`]);
});

test("refuses files that were recorded on different builds", async () => {
  await using recorded = await record({
    "empty.jsonl": formatRecording(examiner, [radio]),
    "naive.jsonl": formatRecording({ ...examiner, build: "build 2" }, [radio]),
  });
  expect(lines(await recorded.load())).toEqual([
    `key/recordings/naive.jsonl  was recorded on another examiner, or build of it, than recordings/empty.jsonl; ${again}`,
  ]);
});

test("answers a file that is cut off anywhere with what is left or with a sentence", async () => {
  const whole = formatRecording(examiner, [radio, long]);
  await using recorded = await record({});
  for (let length = 0; length < whole.length; length++) {
    await recorded.write("naive.jsonl", whole.slice(0, length));
    const read = await recorded.load();
    const said = read.ok ? [again] : lines(read);
    expect(said).toEqual([expect.stringContaining(again)]);
  }
});
