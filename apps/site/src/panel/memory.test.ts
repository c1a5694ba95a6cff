import { describe, expect, it } from "vitest";
import { fixtureExercise } from "../../test/course.ts";
import { createMemory } from "./memory.ts";

const { exercise } = await fixtureExercise("prompting-few-shot/product-word");

function createStorage() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

const refuse = (): never => {
  throw new Error("storage is forbidden");
};

const draft = {
  artifact: { prompt: "Message: {{message}}" },
  exerciseVersion: "0123456789abcdef",
  savedAt: "2026-11-14T08:51:00.000Z",
};

describe("createMemory", () => {
  it("gives back the draft it was given", () => {
    const memory = createMemory(createStorage(), exercise);
    expect(memory.saveDraft(draft)).toBe(true);
    expect(memory.loadDraft()).toEqual(draft);
  });

  it.each([
    "not json",
    "null",
    "[]",
    "{}",
    '{"savedAt":"now"}',
    '{"savedAt":"now","artifact":{"prompt":3}}',
    '{"savedAt":"now","artifact":{"other":"text"}}',
  ])("takes %s for no draft", (text) => {
    const storage = createStorage();
    storage.setItem("assay:draft:prompting-few-shot/product-word", text);
    expect(createMemory(storage, exercise).loadDraft()).toBeUndefined();
  });

  it("tells that nothing is kept where storage is forbidden, full or absent", () => {
    const forbidden = { getItem: refuse, setItem: refuse, removeItem: refuse };
    for (const storage of [forbidden, undefined]) {
      const memory = createMemory(storage, exercise);
      expect(memory.saveDraft(draft)).toBe(false);
      expect(memory.loadDraft()).toBeUndefined();
      expect(memory.loadRun()).toBeUndefined();
      memory.forgetRun();
    }
  });

  it("keeps the run of one exercise apart from that of another", async () => {
    const storage = createStorage();
    const other = await fixtureExercise("prompting-few-shot/order-id");
    createMemory(storage, exercise).saveRun("one");
    expect(createMemory(storage, other.exercise).loadRun()).toBeUndefined();
    expect(createMemory(storage, exercise).loadRun()).toBe("one");
  });
});
