import { PassThrough } from "node:stream";
import { WriteStream } from "node:tty";
import { expect, test } from "vitest";
import { createProgress } from "./progress.ts";

/** A stream that looks like a terminal of 80 columns and keeps what was written. */
function createTerminal(isTTY: boolean) {
  const through = new PassThrough();
  const written: string[] = [];
  through.on("data", (chunk: Buffer) => written.push(chunk.toString()));
  return {
    stream: Object.assign(Object.create(WriteStream.prototype), {
      isTTY,
      columns: 80,
      write: (text: string) => through.write(text),
    }),
    written,
  };
}

test("draws nothing during the first second, then a bar with its note", () => {
  const { stream, written } = createTerminal(true);
  let clock = 0;
  const progress = createProgress(stream, () => clock);
  progress.show(1, 4, "1 of 4");
  expect(written).toEqual([]);
  clock = 1500;
  progress.show(2, 4, "2 of 4");
  expect(written.join("")).toContain(`${"█".repeat(12)}${"░".repeat(12)}  2 of 4`);
  progress.clear();
  expect(written.at(-1)).toBe("\r\u001B[2K");
});

test("stays silent where nobody can see it", () => {
  const { stream, written } = createTerminal(false);
  const progress = createProgress(stream, () => 5000);
  progress.show(1, 2, "half");
  progress.clear();
  expect(written).toEqual([]);
});
