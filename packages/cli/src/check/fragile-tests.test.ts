import type { Case, Check, HostCall, Json, Tests } from "@assay/exercise";
import { expect, test } from "vitest";
import { findFragileTests } from "./fragile-tests.ts";

const checks: Check[] = [{ check: "tests", of: "ending", file: "agent.ts" }];
const cases: Case[] = [{ id: "one", label: "any", input: {}, expect: { ending: "done" } }];
const found = (holds: Tests[string]): string[] =>
  findFragileTests({ exercise: { checks }, cases }, new Map([["agent.ts", { holds }]]));

interface Message {
  content: string | null;
}
const isRequest = (value: Json | undefined): value is Json & { messages: Message[] } =>
  typeof value === "object" && value !== null && "messages" in value && Array.isArray(value["messages"]);
const messagesIn = (calls: readonly HostCall[]): Message[] =>
  calls.flatMap(({ parameters: [request] }) => (isRequest(request) ? request.messages : []));
const isText = (value: Json): value is string => typeof value === "string";
const problem = { message: "It is not." };

test("accepts tests that look at what a value is", () => {
  expect(found(({ output, expect: wanted }) => (output === wanted ? undefined : problem))).toEqual([]);
  expect(found(({ output }) => (isText(output) && output.startsWith("d") ? undefined : problem))).toEqual([]);
});

test("names a test that trusts what came back", () => {
  const entries = (output: Json): number => Object.keys(JSON.parse(JSON.stringify(output))).length;
  expect(found(({ output }) => (entries(output) === 1 ? undefined : problem))).toEqual([
    "the test “holds” throws on odd code: TypeError: Cannot convert undefined or null to object; look at what a value is before you read it, since a run that cannot be judged is never graded",
  ]);
});

test("names a test that trusts what a model was told", () => {
  expect(
    found(({ calls }) =>
      messagesIn(calls).some(({ content }) => content?.startsWith("error")) ? undefined : problem,
    ),
  ).toEqual([expect.stringContaining("the test “holds” throws on odd code: TypeError: Cannot destructure")]);
});
