import type { Context, MiddlewareHandler, Next } from "hono";
import { findUnstorable } from "./find-unstorable.ts";
import { problem } from "./problem.ts";

const maxBytes = 128 * 1024;

/** Refuses writes that another site makes a browser send; there is no CORS. */
export const sameOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header("origin");
  const host = context.req.header("host");
  if (context.req.method === "GET" || origin === undefined || hostOf(origin) === host) return await next();
  return problem(context, "forbidden-origin", {
    detail: `Write from ${host ?? "this site"} itself, not from ${origin}.`,
  });
};

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/** Reads the body of a write once: bounded, UTF-8, JSON that can be kept; each failure has its own problem. */
export const readableBody: MiddlewareHandler = async (context, next) => {
  if (context.req.method !== "POST" && context.req.method !== "PUT") return await next();
  const declared = Number(context.req.header("content-length") ?? 0);
  if (declared > maxBytes) return tooLarge(context, declared);
  const bytes = await readBounded(context.req.raw.body);
  if (bytes === undefined) return tooLarge(context);
  return await withText(context, bytes, next);
};

async function withText(
  context: Context,
  bytes: Uint8Array<ArrayBuffer>,
  next: Next,
): Promise<Response | void> {
  if (bytes.byteLength === 0 && context.req.header("content-type") === undefined) return await next();
  const text = decode(bytes);
  if (text === undefined) {
    return problem(context, "not-utf8", {
      detail: "The body has bytes that are not UTF-8. Send text encoded as UTF-8.",
    });
  }
  const parsed = parseJson(text);
  if (parsed === undefined) {
    return problem(context, "not-json", {
      detail: "The body could not be read as JSON. Check quotes, commas and brackets.",
    });
  }
  if (!/^application\/json\b/i.test(context.req.header("content-type") ?? "")) {
    return problem(context, "bad-request", { detail: "Send the header content-type: application/json." });
  }
  const unstorable = findUnstorable(parsed.value);
  if (unstorable !== undefined) return problem(context, "bad-request", { detail: unstorable });
  // The stream is used up; the validators read the text from a request that has it anew.
  const { url, method, headers, signal } = context.req.raw;
  context.req.raw = new Request(url, { method, headers, signal, body: text });
  return await next();
}

async function readBounded(
  body: ReadableStream<Uint8Array> | null,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const tooLarge = (context: Context, size?: number) =>
  problem(context, "body-too-large", {
    detail: `${size === undefined ? "The body" : `The body of ${size} bytes`} is over the limit of ${maxBytes}. Send a shorter text.`,
  });
