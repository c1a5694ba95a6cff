import { z } from "zod";
import { json } from "../json.ts";
import { name } from "../ids.ts";
import { of, property } from "./fields.ts";

/** Passes when the text is JSON that the schema accepts. */
export const jsonSchema = z
  .strictObject({
    check: z.literal("jsonSchema"),
    of,
    schema: z
      .union([name, z.record(z.string(), json)])
      .describe("A JSON Schema, or the `schema` part that holds it; a keyword that is not known is refused."),
    property,
  })
  .describe("Passes when the text is JSON that the schema accepts.");
