import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContent } from "@assay/content";
import { createFakeModel } from "@assay/model/fake";
import { createSandbox } from "@assay/sandbox";
import { afterAll, expect, test } from "vitest";
import { course } from "../../../test/assay.ts";
import type { OpenExaminer } from "../../open-examiner.ts";
import { UserError } from "../../user-error.ts";
import { createBell } from "../bell.ts";
import { createDesk } from "./desk.ts";
import type { ExerciseView, ReadExercise } from "./exercise-view.ts";
import { readExercise } from "./read-exercise.ts";

const { exercises } = await loadContent(course);
const sandbox = createSandbox();
afterAll(() => sandbox.close());
const read = (id: string): Promise<ReadExercise> => {
  const published = exercises.get(id);
  if (published === undefined) throw new Error(`there is no ${id}`);
  return readExercise(published, course);
};
const productWord = await read("prompting-few-shot/product-word");
const replyFormat = await read("prompting-few-shot/reply-format");
const retitled: ReadExercise = {
  ...productWord,
  published: {
    ...productWord.published,
    exercise: { ...productWord.published.exercise, title: "Name the zebra" },
  },
};

const sampler = await read("models-sampling/write-the-sampler");

/** A desk whose examiner always says the same; `onChange` is called at each change. */
async function openDesk(options: { open?: () => Promise<OpenExaminer>; onChange?: () => void } = {}) {
  const cacheFolder = await mkdtemp(join(tmpdir(), "assay-desk-"));
  const stop = new AbortController();
  const bell = createBell();
  const examiner: OpenExaminer = {
    model: createFakeModel(() => "lamp"),
    identity: { name: "fake" },
    countTokens: async () => 1,
    [Symbol.asyncDispose]: async () => undefined,
  };
  const desk = createDesk({
    openExaminer: options.open ?? (async () => examiner),
    cacheFolder,
    sandbox,
    signal: stop.signal,
    onChange: () => {
      options.onChange?.();
      bell.ring();
    },
  });
  const working = desk.work();
  return {
    ...desk,
    examiner,
    until: async (status: ExerciseView["state"]["status"], { published }: ReadExercise = productWord) => {
      for (let heard = 0; ;) {
        const view = desk.view(published.exercise.id);
        if (view?.state.status === status) return view;
        heard = await bell.after(heard, stop.signal);
      }
    },
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await working;
      await rm(cacheFolder, { recursive: true });
    },
  };
}

test("fills the map, and says what the proof says", async () => {
  await using desk = await openDesk();
  desk.take(productWord, { isOpened: true });
  const { board, verdicts, results } = await desk.until("graded");
  expect(board?.cellAt("reference", 1, productWord.twin?.answerKey.variants[0]?.[0]?.id ?? "")).toMatchObject(
    {
      verdict: expect.stringMatching(/pass|fail/),
      samples: [{ result: { calls: [{ output: "lamp" }] } }],
    },
  );
  expect(verdicts[0]).toMatch(/^variant 1: too hard: the reference passes \d+ of 24/);
  expect(results).toHaveLength(6 * 2);
});

test("proves anew what went back to what it was while another reading was being proved", async () => {
  let isRetitled = false;
  await using desk = await openDesk({
    onChange: () => {
      const { state } = desk.view("prompting-few-shot/product-word") ?? {};
      if (!isRetitled || state?.status !== "grading" || state.done !== 5) return;
      isRetitled = false;
      desk.take(productWord, { isOpened: false });
    },
  });
  desk.take(productWord, { isOpened: true });
  await desk.until("graded");
  isRetitled = true;
  desk.take(retitled, { isOpened: false });
  await desk.until("grading");
  const view = await desk.until("graded");
  expect([isRetitled, view.published.exercise.title]).toEqual([false, "Name the product"]);
  expect(
    view.board?.cellAt("hard-coded", 1, productWord.twin?.answerKey.variants[0]?.[0]?.id ?? "").isOld,
  ).toBe(false);
});

test("proves what is opened first, and then goes on with the other", async () => {
  const ended: string[] = [];
  let isSecondOpened = false;
  await using desk = await openDesk({
    onChange: () => {
      for (const { published } of [productWord, replyFormat]) {
        const { id } = published.exercise;
        if (desk.view(id)?.state.status === "graded" && !ended.includes(id)) ended.push(id);
      }
      const { state } = desk.view("prompting-few-shot/product-word") ?? {};
      if (isSecondOpened || state?.status !== "grading") return;
      isSecondOpened = true;
      desk.take(replyFormat, { isOpened: true });
    },
  });
  desk.take(productWord, { isOpened: true });
  await desk.until("graded", productWord);
  expect(ended).toEqual(["prompting-few-shot/reply-format", "prompting-few-shot/product-word"]);
});

test("says why the examiner cannot be had, and asks again at the next save", async () => {
  const refusals = [new UserError("The weights are not there.")];
  await using desk = await openDesk({
    open: async () => {
      const refusal = refusals.pop();
      if (refusal !== undefined) throw refusal;
      return desk.examiner;
    },
  });
  desk.take(productWord, { isOpened: true });
  const { state } = await desk.until("away");
  expect(state).toEqual({ status: "away", message: "The weights are not there." });
  desk.take(productWord, { isOpened: false });
  await desk.until("graded");
});

test("proves code while the examiner is on its way, also behind what waits for it", async () => {
  await using desk = await openDesk({ open: () => new Promise(() => undefined) });
  desk.take(productWord, { isOpened: false });
  await desk.until("waiting");
  desk.take(sampler, { isOpened: false });
  const { results, verdicts } = await desk.until("graded", sampler);
  expect(results.find(({ role }) => role === "reference")).toMatchObject({ hidden: { passed: 24 } });
  expect(verdicts).toEqual([]);
});
