import { z } from "zod";
import type { Json } from "../json.ts";

/** What the code asks `fetch` for, as the prelude writes it. */
export const fetchRequest = z.tuple([
  z.string().describe("The URL."),
  z.strictObject({
    method: z.string().describe("In capitals."),
    headers: z.record(z.string(), z.string()).describe("By name, in small letters."),
    body: z.string().optional(),
  }),
]);

/** What the code asks for. */
export type FetchRequest = { url: string } & z.infer<typeof fetchRequest>[1];

/** A piece of a body: a text, or bytes in base64; it arrives so many milliseconds after what was before it. */
export type ReplyChunk = string | { text: string; takes?: number } | { base64: string; takes?: number };

/** What becomes of a request; a note is for who reads the record, and the code does not see it. */
export type FetchReply = { note?: string } & (FetchFailure | FetchSilence | HttpReply);

/** It never reached anybody, or was lost on the way: a code such as ECONNREFUSED. */
interface FetchFailure {
  fails: string;
}

/** Nobody answers, ever. */
interface FetchSilence {
  silent: true;
}

/** A response, its body whole as `json` or `text`, or in pieces. */
export interface HttpReply {
  status: number;
  headers?: Record<string, string>;
  json?: Json;
  text?: string;
  chunks?: ReplyChunk[];
  /** After the last piece the body ends, is cut off, stays open in silence, or begins again for ever. */
  after?: "end" | "cut" | "hang" | "repeat";
}
