import { describe, expect, it } from "vitest";
import { fixtureExercise } from "../../../test/course.ts";
import { findDraftProblems } from "../draft-problems.ts";
import { chatEditor } from "./chat.ts";
import { completionEditor } from "./completion.ts";

const completion = await fixtureExercise("prompting-few-shot/product-word");
const chat = await fixtureExercise("prompting-few-shot/order-id");
const editors = { completion: completionEditor, chat: chatEditor };

const problemsOf = (prompt: string, tokens?: number) =>
  findDraftProblems(
    completion,
    { artifact: { prompt }, tokens: tokens === undefined ? {} : { prompt: tokens } },
    editors,
  );

const fixed = (prompt: string) => {
  const [problem] = problemsOf(prompt);
  return problem?.fix?.apply({ prompt });
};

describe("findTextProblems", () => {
  it("finds nothing wrong with a starter", () => {
    expect(findDraftProblems(completion, { artifact: completion.starter, tokens: {} }, editors)).toEqual([]);
    expect(findDraftProblems(chat, { artifact: chat.starter, tokens: {} }, editors)).toEqual([]);
  });

  it("says that a placeholder is missing, and inserts it", () => {
    expect(problemsOf("Name the product.").map(({ message }) => message)).toEqual([
      "Without {{message}} the model never sees the case.",
    ]);
    expect(fixed("Name the product.")).toEqual({ prompt: "Name the product. {{message}}" });
  });

  it("inserts a missing placeholder of a conversation as the last turn", () => {
    const artifact = { turns: [{ role: "system" as const, content: "Extract the id." }] };
    const [problem] = findDraftProblems(chat, { artifact, tokens: {} }, editors);
    expect(problem?.fix?.apply(artifact)).toEqual({
      turns: [...artifact.turns, { role: "user", content: "{{message}}" }],
    });
  });

  it("offers the meant name for a misspelt one, and says it once", () => {
    const text = "{{ mesage }} and {{mesage}}";
    expect(problemsOf(text)).toHaveLength(1);
    expect(fixed(text)).toEqual({ prompt: "{{message}} and {{message}}" });
    expect(problemsOf("{{message}} and {{message}}")).toEqual([]);
  });

  it("treats a name with special letters as text", () => {
    expect(fixed("{{mess(age}}")).toEqual({ prompt: "{{message}}" });
  });

  it("brings the starter back to an empty text", () => {
    expect(fixed("  \n")).toEqual(completion.starter);
  });

  it("says by how much a text is over its budget, and nothing at the budget", () => {
    expect(problemsOf("{{message}}", 231)[0]?.message).toBe(
      "231 tokens, and 220 are allowed: shorten it by 11 tokens.",
    );
    expect(problemsOf("{{message}}", 220)).toEqual([]);
  });

  it("says which of several texts it means", () => {
    const { parts } = completion.exercise;
    const [part] = Object.values(parts);
    if (part === undefined) throw new Error("the fixture has no part");
    const two = { ...completion, exercise: { ...completion.exercise, parts: { ...parts, findOrder: part } } };
    const artifact = { ...completion.starter, findOrder: "" };
    expect(findDraftProblems(two, { artifact, tokens: {} }, editors).map(({ message }) => message)).toEqual([
      "Find order: There is nothing to send yet.",
    ]);
  });
});
