import { expect, test } from "vitest";
import { backwards, canaries, findCanary, readKeyFiles, watchResponse } from "./canaries.ts";

test("plants a word in every private and earned file, and in id, input and answer of every hidden case", () => {
  const files = readKeyFiles();
  expect(files.size).toBe(2 * (1 + 4 + 5 + 1));
  for (const [path, text] of files) expect(findCanary(text), path).toBeDefined();
  const cases = files.get("sample-lesson/name-product/cases.yaml") ?? "";
  const [first, second, third, fourth] = canaries;
  for (const word of [first, second, third, fourth]) expect(cases.split(word), word).toHaveLength(1 + 3);
  const all = [...files.values()].join("\n");
  expect(canaries.filter((word) => !all.includes(word))).toEqual([]);
});

test.each([
  ["as it is", (word: string) => word],
  ["in capitals", (word: string) => word.toUpperCase()],
  ["in JSON inside JSON", (word: string) => JSON.stringify(JSON.stringify({ word }))],
  ["backwards", backwards],
  ["in hex", (word: string) => Buffer.from(`x${word}`).toString("hex")],
  ["in base64", (word: string) => Buffer.from(`My ${word} is here`).toString("base64")],
  ["in base64, shifted", (word: string) => Buffer.from(`Our ${word} is here`).toString("base64")],
  ["in base64, shifted again", (word: string) => Buffer.from(`Their ${word} is here`).toString("base64")],
])("finds a planted word %s", (_form, leak) => {
  for (const word of canaries) expect(findCanary(`before ${leak(word)} after`)).toBe(word);
});

test("finds nothing where nothing is", () => {
  expect(findCanary("How wide is the sofa? ".repeat(1000))).toBeUndefined();
});

test("finds a word that a stream cuts in two", async () => {
  const body = new ReadableStream({
    start(controller) {
      for (const part of ["half a zuv", "ofa"]) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
  await expect(watchResponse(new Response(body), "a test").text()).rejects.toThrow("zuvofa");
});

test("lets an earned word pass in the event that earns it, and no other word there", async () => {
  const streamed = (line: string) => watchResponse(new Response(line), "a stream").text();
  const hint = (rung: number, text: string) =>
    `event: grade\ndata: {"event":{"rung":${rung},"text":"${text}","type":"hint-earned"}}\n\n`;
  expect(await streamed(hint(1, "Hint 1: wexilane."))).toContain("wexilane");
  await expect(streamed(hint(1, "Hint 2: yortimal."))).rejects.toThrow("yortimal");
  await expect(streamed(hint(2, "zuvofa"))).rejects.toThrow("zuvofa");
  await expect(streamed('data: {"event":{"type":"estimate","text":"wexilane"}}')).rejects.toThrow("wexilane");
});
