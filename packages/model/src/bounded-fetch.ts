import { ModelError } from "./model-error.ts";

/** A reply of 512 tokens has some kilobytes; what is longer than this is none. */
const mostBytes = 4 * 1024 * 1024;

/** Fetches, and breaks a body off that is longer than any reply. */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  const { body } = response;
  if (body === null) return response;
  let bytes = 0;
  const bounded = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(tooBig());
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(bounded, { status, statusText, headers });
}

const tooBig = (): ModelError =>
  new ModelError("invalid-reply", "The model sent far more than a reply.", {
    detail: `over ${mostBytes} bytes`,
  });
