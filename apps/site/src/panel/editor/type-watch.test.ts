import type { TypeProblem } from "@assay/exercise";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Reply } from "../api.ts";
import { type Files, createTypeWatch } from "./type-watch.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const noteOn = (line: number): TypeProblem => ({
  file: "a.ts",
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  message: "No.",
  code: 1,
});

/** A watch before a server that answers when it is told to, and all that was asked and told. */
function watched() {
  const asked: Files[] = [];
  const told: (readonly TypeProblem[])[] = [];
  let answer = Promise.withResolvers<Reply<{ problems: TypeProblem[] }>>();
  const watch = createTypeWatch({
    ask: (files) => {
      asked.push(files);
      answer = Promise.withResolvers();
      return answer.promise;
    },
    tell: (problems) => told.push(problems),
    pause: 600,
  });
  const reply = async (given: Reply<{ problems: TypeProblem[] }>): Promise<void> => {
    answer.resolve(given);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { watch, asked, told, reply };
}

test("asks once writing rests, about what is written then", async () => {
  const { watch, asked, told, reply } = watched();
  watch.write({ "a.ts": "1" });
  await vi.advanceTimersByTimeAsync(500);
  watch.write({ "a.ts": "2" });
  await vi.advanceTimersByTimeAsync(599);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual([{ "a.ts": "2" }]);
  await reply({ ok: true, value: { problems: [noteOn(1)] } });
  expect(told).toEqual([[noteOn(1)]]);
});

test("drops an answer about what has changed since, and asks again", async () => {
  const { watch, asked, told, reply } = watched();
  watch.write({ "a.ts": "1" });
  await vi.advanceTimersByTimeAsync(600);
  watch.write({ "a.ts": "2" });
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveLength(1);
  await reply({ ok: true, value: { problems: [noteOn(1)] } });
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(600);
  expect(asked).toEqual([{ "a.ts": "1" }, { "a.ts": "2" }]);
});

test("shows nothing where nobody can say, and asks again when it is told when", async () => {
  const { watch, asked, told, reply } = watched();
  watch.write({ "a.ts": "1" });
  await vi.advanceTimersByTimeAsync(600);
  await reply({ ok: false });
  expect(told).toEqual([[]]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);

  watch.write({ "a.ts": "2" });
  await vi.advanceTimersByTimeAsync(600);
  const problem = { type: "", title: "", status: 503, code: "types-unchecked", detail: "" } as const;
  await reply({ ok: false, problem, retryAfter: 2 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveLength(3);
});

test("asks nobody after its end", async () => {
  const { watch, asked } = watched();
  watch.write({ "a.ts": "1" });
  watch.end();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);
});
