import { basename, join, relative } from "node:path";
import type {
  AuthorProblem,
  ExaminerIdentity,
  Read,
  RecordedCount,
  RecordedReply,
  RecordedReplyInput,
} from "@assay/exercise";
import { type KeyPlace, readKeyFiles } from "./key-files.ts";
import { readRecording } from "./read-recording.ts";

/** What the examiner said when an exercise was last calibrated, by request. */
export interface Recordings {
  examiner: ExaminerIdentity;
  replies: ReadonlyMap<string, RecordedReply>;
  tokens: ReadonlyMap<string, number>;
}

/** Loads the recordings of an exercise, `undefined` where there are none; only proofs read them, never a server. */
export async function loadRecordings({
  exercise,
  folder,
  root,
}: Pick<KeyPlace, "exercise" | "folder" | "root">): Promise<Read<Recordings | undefined>> {
  const files = await readKeyFiles({ folder, root }, "recordings/*.jsonl");
  if (!files.ok) return files;
  const read = [...files.value].map(([path, text]) => ({
    path,
    ...readRecording(basename(path, ".jsonl"), text),
  }));
  const examiner = read[0]?.examiner;
  const other = { message: `was recorded on another examiner, or build of it, than ${read[0]?.path}` };
  const problems = read.flatMap((each): AuthorProblem[] => {
    const isOther = JSON.stringify(each.examiner) !== JSON.stringify(examiner);
    const problem = each.problem ?? (isOther && read[0]?.problem === undefined ? other : undefined);
    if (problem === undefined) return [];
    const message = `${problem.message}; write it again with \`pnpm assay calibrate ${exercise.id}\``;
    return [{ file: relative(root, join(folder, each.path)), ...problem, message }];
  });
  if (problems.length > 0) return { ok: false, problems };
  if (examiner === undefined) return { ok: true, value: undefined };
  const replies = new Map(read.flatMap((each) => each.replies).map((reply) => [reply.key, reply]));
  const tokens = new Map(read.flatMap((each) => each.counts).map((count) => [count.key, count.tokens]));
  return { ok: true, value: { examiner, replies, tokens } };
}

/** Writes a recording as its file holds it: who answered, then a line for each request. */
export const formatRecording = (
  examiner: ExaminerIdentity,
  lines: readonly (RecordedCount | RecordedReplyInput)[],
): string => [{ examiner }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");
