import type { Settings } from "./model.ts";

/** Writes what the reply must be as the fields of a request; nothing where it may be anything. */
export function writeConstraint({ responseFormat: format, grammar }: Settings) {
  return {
    ...(grammar === undefined ? {} : { grammar }),
    ...(format === undefined ? {} : { response_format: writeFormat(format) }),
  };
}

const writeFormat = (format: NonNullable<Settings["responseFormat"]>) =>
  format.type === "json_object"
    ? { type: format.type }
    : { type: format.type, json_schema: { name: "reply", schema: format.schema, strict: true } };
