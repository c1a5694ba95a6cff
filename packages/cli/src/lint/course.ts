import { glob, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { AnswerKey } from "@assay/answer-keys";
import { type Content, type LoadedLesson, loadContent } from "@assay/content";
import type { PublicExercise } from "@assay/exercise";
import { readTwin } from "../check/read-twin.ts";
import { type Finding, fromAuthorProblem } from "./finding.ts";
import type { Text } from "./place.ts";

/** A lesson as it was written, and what was read of it. */
export interface LintedLesson {
  lesson: LoadedLesson;
  source: Text;
  cards: Text;
  /** The figures' data, by name. */
  figures: ReadonlyMap<string, Text>;
}

/** Both halves of an exercise as they were written, and what was read of them. */
export interface LintedExercise {
  published: PublicExercise;
  answerKey: AnswerKey;
  source: Text;
  cases: Text;
  hiddenCases: Text;
}

/** Everything that rules look at. */
export interface Course {
  content: Content;
  tracks: Text;
  lessons: readonly LintedLesson[];
  exercises: readonly LintedExercise[];
  /** Every text that leaves the house. */
  publicTexts: readonly Text[];
  /** Every public file, relative to the project. */
  files: ReadonlySet<string>;
  /** Every folder of an answer key: the exercise it is named after, and where it is. */
  keyFolders: ReadonlyMap<string, string>;
  /** The day of the look, such as `2026-11-24`. */
  today: string;
}

/** A rule: what it finds in the course, empty when all is well. */
export type Rule<T> = (course: Course) => T[];

/**
 * Reads the course with both halves of its exercises; what a loader refuses comes as findings.
 * Throws ContentError when the public half is broken.
 */
export async function readCourse(contentFolder: string): Promise<{ course: Course; findings: Finding[] }> {
  const root = dirname(contentFolder);
  const content = await loadContent(contentFolder, root);
  const texts = await readPublicTexts(contentFolder, root);
  const textOf = (...path: string[]): Text => {
    const file = relative(root, join(contentFolder, ...path));
    return { file, text: texts.get(file) ?? "" };
  };
  const findings: Finding[] = [];
  const exercises: LintedExercise[] = [];
  for (const published of content.exercises.values()) {
    const [lesson = "", slug = ""] = published.exercise.id.split("/");
    const source = textOf("lessons", lesson, "exercises", slug, "exercise.yaml");
    const { answerKey, problems, recordingProblems, ruleProblems } = await readTwin(
      published,
      contentFolder,
      root,
    );
    findings.push(
      ...[...problems, ...recordingProblems].map((each) => fromAuthorProblem("answer-key", each)),
      ...ruleProblems.map((message) => fromAuthorProblem("exercise", { file: source.file, message })),
    );
    if (answerKey === undefined) continue;
    const path = join(contentFolder, "answer-keys", lesson, slug, "cases.yaml");
    exercises.push({
      published,
      answerKey,
      source,
      cases: textOf("lessons", lesson, "exercises", slug, "cases.yaml"),
      hiddenCases: { file: relative(root, path), text: await readFile(path, "utf8") },
    });
  }
  const lessons = Array.from(content.lessons.values(), (lesson) => ({
    lesson,
    source: textOf("lessons", lesson.id, "lesson.mdx"),
    cards: textOf("lessons", lesson.id, "cards.yaml"),
    figures: new Map(
      Object.keys(lesson.figures).map((name) => [
        name,
        textOf("lessons", lesson.id, "figures", `${name}.json`),
      ]),
    ),
  }));
  const files = new Set(await listPublicFiles(contentFolder, root));
  const keys = await Array.fromAsync(glob("*/*/", { cwd: join(contentFolder, "answer-keys") }));
  const keyFolders = new Map(
    keys.map((id) => [id.replace(/\/$/, ""), relative(root, join(contentFolder, "answer-keys", id))]),
  );
  const publicTexts = Array.from(texts, ([file, text]) => ({ file, text }));
  const today = new Date().toISOString().slice(0, 10);
  return {
    course: {
      content,
      tracks: textOf("tracks.yaml"),
      lessons,
      exercises,
      publicTexts,
      files,
      keyFolders,
      today,
    },
    findings,
  };
}

async function listPublicFiles(contentFolder: string, root: string): Promise<string[]> {
  const found = await Array.fromAsync(glob(["*.yaml", "lessons/**/*.*"], { cwd: contentFolder }));
  return found.map((path) => relative(root, join(contentFolder, path))).toSorted();
}

async function readPublicTexts(contentFolder: string, root: string): Promise<Map<string, string>> {
  const written = (await listPublicFiles(contentFolder, root)).filter((file) =>
    /\.(?:mdx?|yaml|json|ts|txt)$/.test(file),
  );
  const texts = await Promise.all(written.map((file) => readFile(join(root, file), "utf8")));
  return new Map(written.map((file, index) => [file, texts[index] ?? ""]));
}
