import type { Schema } from "./api-document.ts";

/** Writes a JSON schema as a TypeScript reader would note it: `{ id: string; grade?: Grade }`, a field a line. */
export function writeType(schema: Schema, indent = ""): string {
  const { $ref, enum: values, oneOf, anyOf, allOf, items } = schema;
  if ($ref !== undefined) return $ref.split("/").at(-1) ?? "";
  if ("const" in schema && schema.const !== undefined) return JSON.stringify(schema.const);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(" | ");
  const [choices, joint] = allOf === undefined ? [oneOf ?? anyOf, " | "] : [allOf, " & "];
  if (choices !== undefined) return choices.map((each) => writeType(each, indent)).join(joint);
  if (items !== undefined) return arrayOf(writeType(items, indent));
  if (schema.properties !== undefined) return writeFields(schema, schema.properties, indent);
  if (typeof schema.additionalProperties === "object") {
    return `Record<string, ${writeType(schema.additionalProperties, indent)}>`;
  }
  return [schema.type ?? "unknown"].flat().join(" | ");
}

const arrayOf = (item: string): string =>
  / [|&] /.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;

function writeFields({ required = [] }: Schema, properties: Record<string, Schema>, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, field]) => {
    const note = field.description === undefined ? "" : `${inner}// ${field.description}\n`;
    return `${note}${inner}${name}${required.includes(name) ? "" : "?"}: ${writeType(field, inner)}\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}
