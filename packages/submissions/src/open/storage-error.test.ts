import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { StorageError, toStorageError } from "./storage-error.ts";

const coded = (code: string, message = "") => Object.assign(new Error(message), { code });

test.each([
  ["ENOSPC", "storage-full", false],
  ["53100", "storage-full", false],
  ["ECONNREFUSED", "unreachable", true],
  ["57P01", "unreachable", true],
  ["08006", "unreachable", true],
])("names what %s means", (code, fault, isRetryable) => {
  expect(toStorageError(coded(code))).toMatchObject({ code: fault, isRetryable });
});

test.each(["Connection terminated unexpectedly", "timeout exceeded when trying to connect"])(
  "knows a lost server by the message “%s”",
  (message) => {
    expect(toStorageError(new Error(message))).toMatchObject({ code: "unreachable" });
  },
);

test("looks through wrappers, and leaves the query's parameters behind", () => {
  const wrapped = new DrizzleQueryError("insert …", ["a learner's prompt"], coded("23505", "duplicate key"));
  expect(toStorageError(wrapped)).toMatchObject({ message: "duplicate key" });
  const refused = new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]);
  expect(toStorageError(new DrizzleQueryError("select 1", [], refused))).toMatchObject({
    code: "unreachable",
  });
});

test("leaves a storage error and a fault of ours as they are", () => {
  const known = new StorageError("storage-full", "The disk is full.");
  expect(toStorageError(known)).toBe(known);
  const bug = new TypeError("x is not a function");
  expect(toStorageError(bug)).toBe(bug);
  expect(toStorageError("text")).toEqual(new Error("'text'"));
});
