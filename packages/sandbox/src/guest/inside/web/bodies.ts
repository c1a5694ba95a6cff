import type { HttpReply, ReplyChunk } from "../../../host/fetch-messages.ts";
import type { Originals } from "../originals.ts";
import type { Timers } from "../timers.ts";

interface Ways {
  timers: Timers;
  /** Counts what arrives; a text says why no more may. */
  receive: (bytes: number) => string;
  encode: (text: unknown) => Uint8Array;
}

/** Opens bodies: their pieces arrive by the code's own clock, read or not. */
export function createBodies(originals: Originals, { timers, receive, encode }: Ways) {
  const { NativeError, NativeTypeError, NativePromise, createTable, define, fromBase64, now, stringify } =
    originals;
  const chunksOf = (reply: HttpReply): ReplyChunk[] => {
    if (reply.chunks !== undefined) return reply.chunks;
    if (reply.text !== undefined) return [reply.text];
    return reply.json === undefined ? [] : [stringify(reply.json)];
  };
  const bytesOf = (chunk: ReplyChunk): Uint8Array => {
    if (typeof chunk === "string") return encode(chunk);
    return "text" in chunk ? encode(chunk.text) : fromBase64(chunk.base64);
  };
  const takesOf = (chunk: ReplyChunk): number => (typeof chunk === "string" ? 0 : (chunk.takes ?? 0));
  const cutOff = (): Error => {
    const cause = new NativeError("other side closed");
    define(cause, "code", "UND_ERR_SOCKET");
    return new NativeTypeError("terminated", { cause });
  };

  return (reply: HttpReply, leave: () => void) => {
    const chunks = chunksOf(reply);
    const waiting = createTable<(error: unknown) => void>();
    let [next, count, due] = [0, 0, now()];
    // When the last piece has come, whoever has read it.
    let closesAt = due;
    for (let index = 0; index < chunks.length; index += 1) closesAt += takesOf(chunks[index] ?? "");
    if (reply.after === "hang" || reply.after === "repeat") closesAt = Infinity;
    let isOver = false;
    let failure: { error: unknown } | undefined;

    const fail = (error: unknown): void => {
      if (isOver) return;
      isOver = true;
      failure = { error };
      for (let index = 0; index < count; index += 1) waiting[index]?.(error);
    };
    const giveUp = (error: unknown): void => {
      if (isOver) return;
      fail(error);
      if (now() < closesAt) leave();
    };
    const arrive = (chunk: ReplyChunk, resolve: (bytes: Uint8Array) => void): void => {
      if (isOver) return;
      const bytes = bytesOf(chunk);
      const refusal = receive(bytes.length);
      if (refusal === "") resolve(bytes);
      else giveUp(new NativeError(refusal));
    };
    /** Waits for the next piece; there is none after the last. */
    const read = () =>
      new NativePromise<Uint8Array | undefined>((resolve, reject) => {
        if (failure !== undefined) return reject(failure.error);
        if (next === chunks.length && reply.after === "repeat") next = 0;
        const chunk = chunks[next];
        const id = count++;
        waiting[id] = reject;
        if (chunk !== undefined) {
          next += 1;
          due += takesOf(chunk);
          const ring = (): void => {
            arrive(chunk, resolve);
            delete waiting[id];
          };
          if (due > now()) timers.after(due - now(), ring);
          else ring();
        } else if (reply.after === "cut") fail(cutOff());
        else if (reply.after !== "hang") {
          isOver = true;
          resolve(undefined);
        }
      });
    return { read, giveUp };
  };
}

export type Body = ReturnType<ReturnType<typeof createBodies>>;
