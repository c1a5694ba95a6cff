import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadContent } from "@assay/content";
import { type Artifact, type PublicExercise, codeValue, typeProblem } from "@assay/exercise";
import { createSandbox } from "@assay/sandbox";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { createTypesDesk } from "../types-desk.ts";
import { type TestApp, openTestDatabase, readProblem, startTestApp } from "./test-app.ts";

const courseFolder = join(import.meta.dirname, "../../../../content");
const content = await loadContent(courseFolder);
const submissions = await openTestDatabase();
const sandbox = createSandbox({ threads: 1 });
afterAll(async () => {
  await sandbox.close();
  await submissions.close();
});

const checkTypes = createTypesDesk(sandbox, (error) => expect.fail(error.message));
const open = () => startTestApp(submissions, { content, checkTypes });
const loop = "tools-agent-loop/a-loop-that-ends";

const ask = (app: TestApp, exercise: string, body: unknown) =>
  app.request(`/api/exercises/${exercise}/types`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

async function problemsIn(exercise: string, body: { part: string; files: Artifact[string] }) {
  const response = await ask(await open(), exercise, body);
  expect(response.status).toBe(200);
  const { problems }: { problems: unknown[] } = await response.json();
  return problems.map((each) => typeProblem.parse(each));
}

test("says what TypeScript does, and where", async () => {
  const files = { "agent.ts": "export const runAgent = (): number =>\n  'four';\n" };
  expect(await problemsIn(loop, { part: "agent", files })).toEqual([
    {
      file: "agent.ts",
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 9,
      message: "Type 'string' is not assignable to type 'number'.",
      code: 2322,
    },
  ]);
});

test("knows what the step grants the code, in OpenAI's shape, and what another step does not", async () => {
  const code = `export async function runAgent() {
  const messages: ChatCompletionMessageParam[] = [{ role: "user", content: "Hi" }];
  const { choices, usage } = await llm({ messages, temperature: 0 });
  messages.push(choices[0].message);
  for (const call of choices[0].message.tool_calls ?? []) await callTool(call.function.name, JSON.parse(call.function.arguments));
  console.log(usage.totalTokens);
}
`;
  const found = await problemsIn(loop, { part: "agent", files: { "agent.ts": code } });
  expect(found.map(({ line, message }) => [line, message])).toEqual([
    [6, expect.stringContaining("Property 'totalTokens' does not exist")],
  ]);
  const files = { "sampler.ts": "export const distribution = () => llm({ messages: [] });" };
  const alone = await problemsIn("models-sampling/write-the-sampler", { part: "sampler", files });
  expect(alone.map(({ message }) => message)).toEqual(["Cannot find name 'llm'."]);
});

const parts = [...content.exercises.values()].flatMap((published: PublicExercise) =>
  Object.entries(published.exercise.parts).flatMap(([part, { type }]) =>
    type === "code"
      ? [{ id: published.exercise.id, part, starter: codeValue.parse(published.starter[part]) }]
      : [],
  ),
);

describe("the course", () => {
  test.each(parts)(
    "has right types in the starter and the reference of $id, $part",
    async ({ id, part, starter }) => {
      expect(await problemsIn(id, { part, files: starter })).toEqual([]);
      const names = Object.keys(starter);
      const folder = join(courseFolder, "answer-keys", id, "reference", part);
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
      const files = Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""]));
      expect((await problemsIn(id, { part, files })).length).toBe(0);
    },
  );
});

test.each([
  [
    "an exercise that is not there",
    "tools-agent-loop/nothing",
    { part: "agent", files: {} },
    "unknown-exercise",
  ],
  ["a part that is not there", loop, { part: "constructor", files: {} }, "artifact-invalid"],
  [
    "a part that is no code",
    "prompting-few-shot/product-word",
    { part: "prompt", files: {} },
    "artifact-invalid",
  ],
  ["a file too few", loop, { part: "agent", files: {} }, "artifact-invalid"],
  ["a file too many", loop, { part: "agent", files: { "agent.ts": "", "../x.ts": "" } }, "artifact-invalid"],
  ["no files", loop, { part: "agent" }, "bad-request"],
  [
    "a file of 70,000 characters",
    loop,
    { part: "agent", files: { "agent.ts": "x".repeat(70_000) } },
    "bad-request",
  ],
])("refuses %s with a sentence", async (_what, exercise, body, code) => {
  const problem = await readProblem(await ask(await open(), exercise, body));
  expect(problem).toMatchObject({ code, detail: expect.stringMatching(/\w{4}/) });
});

test("passes on that nobody can look now, and when to ask again", async () => {
  const app = await startTestApp(submissions, {
    content,
    checkTypes: () => Promise.resolve({ ok: false, detail: "Many are waiting.", seconds: 2 }),
  });
  const response = await ask(app, loop, { part: "agent", files: { "agent.ts": "" } });
  expect(response.headers.get("retry-after")).toBe("2");
  expect(await readProblem(response)).toMatchObject({
    status: 503,
    code: "types-unchecked",
    detail: "Many are waiting.",
  });
});

test("slows down who asks too often", async () => {
  const lightLimits = { learner: { points: 1, duration: 60 }, address: { points: 1, duration: 60 } };
  const app = await startTestApp(submissions, { content, lightLimits });
  const body = { part: "agent", files: { "agent.ts": "" } };
  expect((await ask(app, loop, body)).status).toBe(200);
  expect(await readProblem(await ask(app, loop, body))).toMatchObject({ code: "too-many-requests" });
});

const odd = fc.constantFrom(
  "import x from '/etc/passwd';",
  "/// <reference path='/etc/passwd' />",
  "import 'node:fs'; export * from '../../key.ts';",
  "declare global { var a: 1 }",
  "@@@ `${",
  "type A<T> = A<A<T>>; let a: A<1>;",
  "\uD800\u0000\u2028",
);
const fileText = fc.oneof(
  odd,
  fc.string({ unit: "binary" }),
  fc.tuple(odd, odd).map((both) => both.join("\n")),
);
const names = fc.constantFrom("agent.ts", "__proto__", "../agent.ts", "", "globals.d.ts");
const bodies = fc.oneof(
  fc.json(),
  fc.record({ part: fc.constantFrom("agent", "__proto__", ""), files: fc.dictionary(names, fileText) }),
  fileText.map((text) => ({ part: "agent", files: { "agent.ts": text } })),
);

test("answers whatever a stranger sends, and shows no file of this computer", async () => {
  const app = await open();
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const response = await ask(app, loop, body);
      expect(response.status).toBeLessThan(500);
      const text = await response.text();
      expect(text).not.toContain("root:");
      expect(text).not.toContain(courseFolder);
    }),
    { numRuns: 120 },
  );
  expect(app.faults).toEqual([]);
});
