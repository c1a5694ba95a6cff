import { expect, test } from "vitest";
import { createReport } from "./report.ts";

test("passes the same fault on once a minute, and others at once", () => {
  const reported: string[] = [];
  let now = 0;
  const report = createReport(
    (error) => reported.push(error.message),
    () => now,
  );
  report(new Error("one"));
  report(new Error("one"));
  report(new Error("two"));
  now = 59_999;
  report(new Error("one"));
  now = 60_000;
  report(new Error("one"));
  expect(reported).toEqual(["one", "two", "one"]);
});

test("makes an error of what the queue reports, and a sentence of a lost server", () => {
  const reported: Error[] = [];
  const report = createReport((error) => reported.push(error));
  const plain = { message: "connect ECONNREFUSED", code: "ECONNREFUSED", queue: "grade" };
  report(Object.setPrototypeOf(plain, null));
  expect(reported).toMatchObject([{ name: "StorageError", code: "unreachable" }]);
});
