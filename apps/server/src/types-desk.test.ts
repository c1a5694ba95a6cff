import { exercise } from "@assay/exercise";
import type { Sandbox, TypesReport } from "@assay/sandbox";
import { expect, test } from "vitest";
import { createTypesDesk } from "./types-desk.ts";

const agent = exercise.parse({
  id: "sample-lesson/agent",
  title: "Write an agent",
  task: "Write an agent that ends at some time.",
  judged: "A case passes when the agent has ended.",
  recipe: "code",
  catalogue: "new",
  seedItem: "sample",
  outcome: "Write an agent.",
  minutes: 1,
  parts: { agent: { type: "code", files: ["agent.ts"], entry: "agent.ts" } },
  steps: [{ use: "code", part: "agent", llm: "model", as: "ending" }],
  checks: [{ check: "tests", of: "ending", file: "agent.ts" }],
  hidden: { variants: 1, count: 2, labels: { any: 2 }, gate: { atLeast: 2 } },
});

const request = {
  exercise: agent,
  part: "agent",
  files: { "agent.ts": "" },
  signal: AbortSignal.timeout(60_000),
};

/** A type checker that says what it is told to, when it is told to. */
function heldChecker() {
  const held: PromiseWithResolvers<TypesReport>[] = [];
  const checkTypes: Sandbox["checkTypes"] = () => {
    const answer = Promise.withResolvers<TypesReport>();
    held.push(answer);
    return answer.promise;
  };
  return { held, checkTypes };
}

test("lets eight stand in line, sends the next away with a sentence, and goes on", async () => {
  const { held, checkTypes } = heldChecker();
  const ask = createTypesDesk({ checkTypes }, (error) => expect.fail(error.message));
  const waiting = Array.from({ length: 8 }, () => ask(request));
  expect(await ask(request)).toMatchObject({
    ok: false,
    seconds: 2,
    detail: expect.stringContaining("advice"),
  });
  for (const each of held) each.resolve({ type: "checked", diagnostics: [] });
  expect(new Set((await Promise.all(waiting)).map(({ ok }) => ok))).toEqual(new Set([true]));
  void ask(request);
  expect(held).toHaveLength(9);
});

test("tells the operator of a checker that broke, and the learner that it is only advice", async () => {
  const faults: string[] = [];
  const checkTypes = () => Promise.resolve({ type: "crashed", message: "no process" } as const);
  const ask = createTypesDesk({ checkTypes }, ({ message }) => faults.push(message));
  expect(await ask(request)).toMatchObject({ ok: false, detail: expect.stringContaining("only advice") });
  expect(faults).toEqual(["Types could not be checked: no process"]);
});

test("says of types that take too long that the code may run", async () => {
  const checkTypes = () => Promise.resolve({ type: "too-slow", limitMs: 10_000 } as const);
  const answer = await createTypesDesk({ checkTypes }, (error) => expect.fail(error.message))(request);
  expect(answer).toMatchObject({ ok: false, detail: expect.stringMatching(/longer than 10 s .* may run/) });
});
