import { readFile } from "node:fs/promises";
import { loadContent } from "@assay/content";
import { describe, expect, it } from "vitest";
import { lessonMarkdown } from "./lesson-markdown.ts";
import { llmsText } from "./llms-text.ts";

const course = await loadContent("test/content");
const lesson = course.lessons.get("prompting-few-shot");
if (lesson === undefined) throw new Error("the fixture has no lesson");
const source = await readFile("test/content/lessons/prompting-few-shot/lesson.mdx", "utf8");
const bodyOf = (text: string): string => text.replace(/^---[\s\S]*?\n---\n/, "");
const write = (body: string): string => lessonMarkdown(lesson, { body, exercises: course.exercises });

describe("lessonMarkdown", () => {
  const text = write(bodyOf(source));

  it("writes head, prose and cards, and leaves no element behind", () => {
    expect(text).toMatch(/^# Show, do not tell\n\nAfter it you can /);
    expect(text).toContain("\n## Try first\n");
    expect(text).toContain("\n## Keep it\n\n1. ");
    expect(text).not.toMatch(/<[A-Z]\w*|<\/[A-Z]/);
  });

  it("tells an exercise in words, with its counts and its address", () => {
    expect(text).toContain(
      "**Exercise:** [Name the product](/exercises/prompting-few-shot/product-word)\n\n",
    );
    expect(text).toMatch(/12 visible cases, 24 hidden ones\. 20 of the 24 hidden cases must pass\./);
  });

  it("makes goals headings, notes quotes, turns code by their role, and leaves prompts as they are", () => {
    expect(text).toContain("### Sub-goal 1: Fix the shape of the answer");
    expect(text).toContain("> **Since 2023, as of November 2026**\n>\n> Personas were standard advice then.");
    expect(text).toContain("```user\nThe blue cup I ordered in May has a crack.\n```");
    expect(text).toContain("Message: {{message}}\nProduct:\n```");
  });

  it("keeps tables and links, and a text that was written as an expression", () => {
    expect(write("See [it](#product-word).")).toContain("[it](/lessons/prompting-few-shot#product-word)");
    const body = `| a | b |\n| - | - |\n| 1 | 2 |\n\n[x](https://example.com)\n\n<Turn role="system">\n  {"Say: \\"no\\""}\n</Turn>\n`;
    const written = write(body);
    expect(written).toContain("| a | b |\n| - | - |\n| 1 | 2 |");
    expect(written).toContain("[x](https://example.com)");
    expect(written).toContain('```system\nSay: "no"\n```');
  });
});

describe("llmsText", () => {
  it("lists the written lessons as Markdown, and no others", () => {
    const links = Array.from(llmsText(course).matchAll(/\]\((\/lessons[^)]+)\)/g), ([, link]) => link);
    expect(links).toEqual(["/lessons/prompting-few-shot.md"]);
  });
});
