import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, inject, test } from "vitest";
import { z } from "zod";
import { assay } from "../../test/assay.ts";

beforeEach(({ skip }) => skip(inject("weights") === undefined, inject("remedy")));

const content = join(import.meta.dirname, "../../test/content");

/** Asks the same twice, then once more than is granted. */
const code = `
const turn = (role, content) => ({ role, content });
export async function ask({ message }) {
  const messages = [turn("user", "The lamp hums."), turn("assistant", "lamp"), turn("user", message)];
  const said = [];
  for (let time = 0; time < 3; time++) {
    try {
      const reply = await llm({ messages, max_tokens: 4, stop: ["\\n"] });
      said.push(reply.choices[0].message.content, reply.usage.completion_tokens);
    } catch (error) {
      said.push(error.status);
    }
  }
  return said;
}`;

const sampleEnd = z.object({
  sample: z.object({
    calls: z.array(z.object({ request: z.object({ kind: z.literal("chat") }), output: z.string().min(1) })),
    runs: z.tuple([
      z.object({
        outcome: z.object({
          kind: z.literal("value"),
          value: z.tuple([z.string().min(1), z.number(), z.string(), z.number(), z.literal(403)]),
        }),
      }),
    ]),
  }),
});

test("answers code on the embedded examiner, the same way each time, as often as is granted", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-artifact-"));
  await using _removed = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
  await mkdir(join(folder, "asker"));
  await writeFile(join(folder, "asker/ask.ts"), code);
  const parameters = ["grade", "sample-lesson/ask-in-code", folder, "--practice", "--json"];
  const ran = await assay(parameters, { ASSAY_CONTENT: content, ASSAY_CACHE: join(folder, "cache") });
  const samples = ran.out
    .trim()
    .split("\n")
    .flatMap((line) => sampleEnd.safeParse(JSON.parse(line)).data?.sample ?? []);
  expect(samples, `${ran.error}${ran.out}`).toHaveLength(2);
  for (const { calls, runs } of samples) {
    const [first, tokens, second, again] = runs[0].outcome.value;
    expect([second, again]).toEqual([first, tokens]);
    expect(tokens).toBeLessThanOrEqual(4);
    expect(calls.map(({ output }) => output)).toEqual([first, second]);
  }
});
