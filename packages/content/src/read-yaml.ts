import { type ReadDocument, readDocument } from "@assay/exercise";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** Parses and validates YAML (or JSON); problems say the line and column of what is wrong. */
export function readYaml<T>(schema: z.ZodType<T>, file: string, text: string): ReadDocument<T> {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines, prettyErrors: false });
  return readDocument(schema, { file, document, locate: (offset) => lines.linePos(offset) });
}
