import {
  type ExaminerIdentity,
  type RecordedCount,
  type RecordedReply,
  closest,
  decoyRole,
  recordedCount,
  recordedReply,
  recordingHead,
  validate,
} from "@assay/exercise";

/** What is recorded, a file each: the replies to each role and to the tries of a selection; token counts. */
export const recordedNames = ["reference", ...decoyRole.options, "tries", "tokens"] as const;
export type RecordedName = (typeof recordedNames)[number];

/** What one file of recordings holds, or the first thing that is wrong with it: who has one bad line has many. */
export interface ReadRecording {
  examiner?: ExaminerIdentity;
  replies: RecordedReply[];
  counts: RecordedCount[];
  problem?: { line?: number; field?: string; message: string };
}

/** Reads a file of recordings by its name, without ending: who answered, then a line for each request. */
export function readRecording(name: string, text: string): ReadRecording {
  const found: ReadRecording = { replies: [], counts: [] };
  if (!recordedNames.some((each) => each === name)) {
    const near = closest(name, recordedNames);
    const guess = near === undefined ? "" : `; did you mean ${near}.jsonl?`;
    return { ...found, problem: { message: `nothing is recorded under this name${guess}` } };
  }
  for (const [index, line] of text.replace(/\n$/, "").split("\n").entries()) {
    const read = index === 0 ? readHead(line) : name === "tokens" ? readCount(line) : readReply(line);
    if (!read.ok) return { ...found, problem: { line: index + 1, ...read.problem } };
    if ("examiner" in read.value) found.examiner = read.value.examiner;
    else if ("tokens" in read.value) found.counts.push(read.value);
    else found.replies.push(read.value);
  }
  return found;
}

const readHead = (line: string) => readLine(line, recordingHead);
const readCount = (line: string) => readLine(line, recordedCount);
const readReply = (line: string) => readLine(line, recordedReply);

type ReadLine<T> = { ok: true; value: T } | { ok: false; problem: { field?: string; message: string } };

function readLine<T>(line: string, schema: Parameters<typeof validate<T>>[0]): ReadLine<T> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { ok: false, problem: { message: "this line is cut off, or was edited: it is no JSON" } };
  }
  const read = validate(schema, json);
  if (read.ok) return { ok: true, value: read.value };
  const [{ path, message } = { path: [], message: "this line was edited" }] = read.problems;
  return { ok: false, problem: { field: path.join("."), message } };
}
