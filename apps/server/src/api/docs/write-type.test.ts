import { expect, test } from "vitest";
import { writeType } from "./write-type.ts";

test.each([
  [{}, "unknown"],
  [{ type: ["string", "null"] }, "string | null"],
  [{ $ref: "#/components/schemas/Status" }, "Status"],
  [{ const: true }, "true"],
  [{ enum: ["a", "b"] }, '"a" | "b"'],
  [{ oneOf: [{ type: "string" }, { type: "number" }] }, "string | number"],
  [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
  [{ type: "object", additionalProperties: { type: "number" } }, "Record<string, number>"],
  [{ type: "object", additionalProperties: false }, "object"],
])("writes %j as %s", (schema, text) => {
  expect(writeType(schema)).toBe(text);
});

test("writes an object a field a line, with what each is for, and marks what may be absent", () => {
  const inner = { type: "object", properties: { done: { type: "integer", description: "Bytes so far." } } };
  const schema = {
    type: "object",
    properties: { id: { type: "string" }, download: inner },
    required: ["id"],
  };
  expect(writeType(schema)).toBe(
    ["{", "  id: string", "  download?: {", "    // Bytes so far.", "    done?: integer", "  }", "}"].join(
      "\n",
    ),
  );
});
