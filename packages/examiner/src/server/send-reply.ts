import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { GenerationEvent } from "../engine/generation.ts";
import { ApiError, errorBody } from "./api-error.ts";
import type { ReplyShape } from "./reply-shapes.ts";

type Events = AsyncGenerator<GenerationEvent, void>;

/** Answers when the reply is whole. */
export async function sendWhole(context: Context, shape: ReplyShape, events: Events): Promise<Response> {
  let text = "";
  for await (const event of events) {
    if (event.type === "end") return context.json(shape.whole({ ...event, text }));
    text += event.text;
  }
  throw new Error("the reply has no end");
}

/** Answers with each piece of the reply as it comes, as server-sent events. */
export async function sendStream(
  context: Context,
  shape: ReplyShape,
  { events, includeUsage }: { events: Events; includeUsage: boolean },
): Promise<Response> {
  // What goes wrong before the first piece still gets a status of its own.
  const first = await events.next();
  return streamSSE(context, async (stream) => {
    const send = (data: object): Promise<void> => stream.writeSSE({ data: JSON.stringify(data) });
    try {
      if (shape.opening !== undefined) await send(shape.opening);
      for (let step = first; !step.done; step = await events.next()) {
        for (const chunk of chunks(shape, step.value, includeUsage)) await send(chunk);
      }
      await stream.writeSSE({ data: "[DONE]" });
    } catch (error) {
      if (context.req.raw.signal.aborted) return;
      console.error(error);
      await send(
        errorBody(new ApiError(500, "The examiner failed in the middle of the reply.", { code: "internal" })),
      );
    } finally {
      await events.return();
    }
  });
}

function chunks(shape: ReplyShape, event: GenerationEvent, includeUsage: boolean): object[] {
  if (event.type === "text") return [shape.chunk({ text: event.text, finishReason: null })];
  const last = shape.chunk({ text: "", finishReason: event.finishReason });
  return includeUsage ? [last, shape.usage(event.usage)] : [last];
}
