import { createHash } from "node:crypto";
import { type Content, ContentError } from "@assay/content";
import type { PublicExercise } from "@assay/exercise";
import { type Course, readCourse } from "../lint/course.ts";
import { type Finding, fromAuthorProblem } from "../lint/finding.ts";
import { applyRules } from "../lint/lint.ts";
import type { Desk } from "./proof/desk.ts";
import { readExercise } from "./proof/read-exercise.ts";

/** The course as it was last read, and what is on the desk of it. */
export interface Workshop {
  /** What could last be read whole. */
  readonly content: Content | undefined;
  /** Whether the public half cannot be read as it stands now. */
  readonly isBroken: boolean;
  readonly findings: readonly Finding[];
  readonly desk: Desk;
  /** Puts an exercise on the desk, before the others; false where there is none. */
  open(exercise: string): Promise<boolean>;
  /** Reads the course again, after a save. */
  refresh(): Promise<void>;
}

export interface WorkshopOptions {
  contentFolder: string;
  desk: Desk;
  onChange: () => void;
  /** Hears what the server reads of the course, each time that it is another. */
  onServed: () => void;
}

/** Creates a workshop that has read nothing yet. */
export function createWorkshop({ contentFolder, desk, onChange, onServed }: WorkshopOptions): Workshop {
  let content: Content | undefined;
  let findings: Finding[] = [];
  let isBroken = false;
  let served = "";

  const put = async (published: PublicExercise, isOpened: boolean): Promise<void> =>
    desk.take(await readExercise(published, contentFolder), { isOpened });
  const refresh = async (): Promise<void> => {
    const read = await tryRead(contentFolder);
    isBroken = "problems" in read;
    findings = "problems" in read ? read.problems : applyRules(read);
    onChange();
    if ("problems" in read) return;
    content = read.course.content;
    const onDesk = desk.exercises().flatMap((id) => read.course.content.exercises.get(id) ?? []);
    await Promise.all(onDesk.map((published) => put(published, false)));
    const next = servedPrint(read.course);
    if (next !== served) onServed();
    served = next;
  };
  return {
    get content() {
      return content;
    },
    get isBroken() {
      return isBroken;
    },
    get findings() {
      return findings;
    },
    desk,
    refresh,
    open: async (exercise) => {
      const published = content?.exercises.get(exercise);
      if (published !== undefined) await put(published, true);
      return published !== undefined;
    },
  };
}

type Read = Awaited<ReturnType<typeof readCourse>> | { problems: Finding[] };

/** Reads the course; a file that is gone while it is read is one that an editor is just saving. */
async function tryRead(contentFolder: string): Promise<Read> {
  try {
    return await readCourse(contentFolder);
  } catch (error) {
    if (error instanceof ContentError)
      return { problems: error.problems.map((each) => fromAuthorProblem("schema", each)) };
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return {
        problems: [{ file: contentFolder, rule: "schema", message: error.message, write: "save it again" }],
      };
    throw error;
  }
}

/** Names all that the server reads once, when it starts. */
const servedPrint = ({ exercises }: Course): string =>
  createHash("sha256")
    .update(
      JSON.stringify(exercises.map(({ published, answerKey, earned }) => [published, answerKey, earned])),
    )
    .digest("hex");
