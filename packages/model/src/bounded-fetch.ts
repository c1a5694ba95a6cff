import { ModelError } from "./model-error.ts";

/** A reply of 512 tokens has some kilobytes; what is longer than this is none. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Fetches with the whole body, so that a call's time-out covers it too; a body longer than any reply is broken off.
 * Throws a ModelError where the body is too long or does not come to its end.
 */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.body === null) return response;
  const body = await readBody(response.body).catch((error: unknown) => {
    if (error instanceof ModelError || init?.signal?.aborted === true) throw error;
    throw new ModelError("invalid-reply", "The model's reply broke off.", { detail: "half a body" });
  });
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

async function readBody(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

const tooLong = (): ModelError =>
  new ModelError("invalid-reply", "The model sent far more than a reply.", {
    detail: `over ${mostBytes} bytes`,
  });
