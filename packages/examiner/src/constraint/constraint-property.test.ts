import fc from "fast-check";
import { LlamaGrammarEvaluationState } from "node-llama-cpp";
import { expect, test } from "vitest";
import { needWeights } from "../../test/weights.ts";
import { loadLlama } from "../engine/load-llama.ts";
import { limits } from "./limits.ts";
import { readConstraint } from "./read-constraint.ts";

const { path } = needWeights();

const text = fc.string({ unit: "binary", maxLength: 12 });
const value = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const size = fc
  .tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))
  .map(([min, more]) => ({ min, max: min + more }));

/** Schemas of what the examiner keeps to. */
const { schema } = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom("string", "number", "integer", "boolean", "null").map((type) => ({ type })),
    size.map(({ min, max }) => ({ type: "string", minLength: min, maxLength: max })),
    fc.array(value, { minLength: 1, maxLength: 5 }).map((values) => ({ enum: values })),
    fc.record({ const: value }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
    fc
      .tuple(tie("schema"), size)
      .map(([items, { min, max }]) => ({ type: "array", items, minItems: min, maxItems: max })),
    fc
      .dictionary(text, tie("schema"), { minKeys: 1, maxKeys: 3 })
      .map((properties) => ({ type: "object", properties, required: Object.keys(properties) })),
  ),
}));

/** Texts that look like grammars, most of them wrong. */
const scrap = fc.constantFrom(
  ...'root|::=|a|b| |\n|"x"|"\\n"|[a-z]|[^\\]]|.|(|)|||*|+|?|{2}|{0,3}|{1,}|#'.split("|"),
  "|",
);
const scraps = fc
  .array(scrap, { maxLength: 14 })
  .map((parts) => `root ::= "y"${parts.join("")}\na ::= "z"\nb ::= a?`);

test("says something about every JSON value, in bounded time", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 12 }), (any) => {
      const read = readConstraint({ kind: "schema", schema: any });
      expect(read.ok ? read.grammar.length <= limits.grammarText : read.problem.problem.length > 0).toBe(
        true,
      );
    }),
  );
});

test("the engine takes every schema and every grammar that is accepted", async () => {
  await using llama = await loadLlama();
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0, vocabOnly: true });
  let accepted = 0;
  const take = async (constraint: Parameters<typeof readConstraint>[0]): Promise<void> => {
    const read = readConstraint(constraint);
    if (!read.ok) return;
    accepted += 1;
    const grammar = await llama.createGrammar({ grammar: read.grammar });
    expect(new LlamaGrammarEvaluationState({ model, grammar })).toBeDefined();
  };
  await fc.assert(
    fc.asyncProperty(schema, (any) => take({ kind: "schema", schema: any })),
    { numRuns: 200 },
  );
  expect(accepted).toBeGreaterThan(150);
  await fc.assert(
    fc.asyncProperty(scraps, (grammar) => take({ kind: "grammar", grammar })),
    { numRuns: 1000 },
  );
  expect(accepted).toBeGreaterThan(200);
});
