import { expect, test } from "vitest";
import { createLearner } from "../test/learner.ts";
import { residentKilobytes } from "../test/processes.ts";
import { createFolder, startTestProduct } from "../test/test-product.ts";
import { needWeights } from "../test/weights.ts";

const { path: weights } = needWeights();
const id = "sample-lesson/count-letters";
const right = "export const count = ({ word }) => word.length;";

/** Code that does its mischief on one case, and its work on all others. */
const onLamp = (mischief: string): string =>
  `export const count = async ({ word }) => { if (word === "lamp") { ${mischief} } return word.length; };`;

/** What is tried, and what the learner is told of it. */
const abuses: [tried: string, told: RegExp][] = [
  ["while (true);", /still computing/],
  ["for (;;) await null;", /still computing/],
  ["/^(a+)+$/.test('a'.repeat(60) + 'b');", /still computing/],
  ["const a = []; a.length = 2 ** 32 - 1; a.reverse();", /still computing/],
  ["await new Promise(() => {});", /never|settle|wait/],
  ["const a = []; for (;;) a.push(new Array(1000).fill(0));", /memory/],
  ["let s = 'xy'; for (;;) s += s + 1;", /memory/],
  ["const a = []; for (;;) a.push(new ArrayBuffer(1e6));", /memory/],
  ["const again = () => again() + 1; again();", /stack|call/],
  ["JSON.parse('['.repeat(1e6));", /stack|call|nested/],
  ["return constructor.constructor('return process')();", /process/],
  ["return await import('node:fs');", /import|node:fs/],
  ["return new WebAssembly.Module(new Uint8Array());", /WebAssembly/],
  ["Object.prototype.toString = Array.prototype.map = Promise = null; return {};", /wrong/],
  ["for (let i = 0; i < 1e5; i += 1) console.log('x'.repeat(100)); return null;", /wrong/],
  ["return { toJSON() { return { toJSON: 1 }; } };", /wrong/],
];

/** Ways in which code could carry what it was called with out of the house. */
const leaks: string[] = [
  "throw new Error(word);",
  "throw Object.assign(new Error(), { name: word, stack: word, message: { toString: () => word } });",
  "throw word;",
  "return word;",
  "return { [word]: word.split('').reverse().join('') };",
  "console.log(word); console.error({ word }); return null;",
  "return Promise.reject({ message: word, cause: word });",
  "new Function(`throw new Error('${word}')`)();",
  "Object.prototype.message = word; Error.prototype.name = word; null.x;",
  "queueMicrotask(() => { throw new Error(word); }); return null;",
];

test("tells a learner in a sentence what stopped the code, keeps its memory, and grades the next one right", async () => {
  await using folder = await createFolder();
  await using product = await startTestProduct({
    dataFolder: folder.path,
    env: { ASSAY_EXAMINER_FILE: weights },
  });
  const submit = async (code: string, mode: "practice" | "submit" = "practice") => {
    const learner = createLearner(product.url, id);
    const { id: submission } = await learner.submit(mode, { counter: { "counter.ts": code } });
    return (await learner.follow(submission)).view;
  };
  const isGradedRight = async () =>
    expect((await submit(right, "submit")).grade).toMatchObject({ outcome: "passed" });
  await isGradedRight();
  const before = residentKilobytes(product.pid);
  for (const [tried, told] of abuses) {
    const { visible } = await submit(onLamp(tried));
    expect(
      visible.map(({ state }) => state),
      tried,
    ).toEqual(["fail", "pass", "pass"]);
    expect.soft(visible[0]?.samples[0]?.checks[0]?.message, tried).toMatch(told);
  }
  await isGradedRight();
  expect((residentKilobytes(product.pid) - before) / 1024).toBeLessThan(50);
});

test("lets nothing of a hidden case out, whatever the code does with it", async () => {
  await using folder = await createFolder();
  await using product = await startTestProduct({
    dataFolder: folder.path,
    env: { ASSAY_EXAMINER_FILE: weights },
  });
  for (const leak of leaks) {
    const learner = createLearner(product.url, id);
    const code = `export const count = async ({ word }) => { ${leak} };`;
    // The learner and the terminal look at every byte for words of the hidden cases.
    const { id: submission } = await learner.submit("submit", { counter: { "counter.ts": code } });
    const { view } = await learner.follow(submission);
    expect(view.grade, leak).toMatchObject({ outcome: "failed", hidden: { passed: 0, total: 4 } });
  }
});
