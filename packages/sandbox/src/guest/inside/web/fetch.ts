import type { FetchReply, HttpReply } from "../../../host/fetch-messages.ts";
import type { Door } from "../../door.ts";
import type { HostFunctions } from "../host-functions.ts";
import type { Originals } from "../originals.ts";
import type { Timers } from "../timers.ts";
import { createBodies } from "./bodies.ts";
import { createHeaders } from "./headers.ts";
import { createResponses } from "./responses.ts";
import { createSignals } from "./signals.ts";
import { createStreams } from "./streams.ts";
import { createDecoder } from "./text-decoder.ts";
import { createEncoder } from "./text-encoder.ts";

interface Ways {
  door: Door;
  timers: Timers;
  calls: HostFunctions;
}

/** Offers `fetch` and what belongs to it: what a reply is to be comes from outside, and is played here. */
export function offerFetch(originals: Originals, { door, timers, calls }: Ways): void {
  const { asString, define, NativeError, NativePromise, NativeTypeError } = originals;
  const { Signal, Controller, isSignal } = createSignals(originals, timers);
  const Decoder = createDecoder(originals);
  const Encoder = createEncoder(originals);
  const encoder = new Encoder();
  const headers = createHeaders(originals);
  const encode = (text: unknown): Uint8Array => encoder.encode(text);
  const openBody = createBodies(originals, { timers, receive: (bytes) => door.receive(bytes), encode });
  const streams = createStreams(originals);
  const { WebResponse, respond } = createResponses(originals, { headers, streams, Decoder });

  const readRequest = (input: unknown, init: RequestInit) => {
    const url = asString(input);
    if (!/^https?:\/\/[^/?#\s]/i.test(url)) throw new NativeTypeError(`Failed to parse URL from ${url}`);
    const method = asString(init.method ?? "GET").toUpperCase();
    const { body, signal } = init;
    const isPlain = method === "GET" || method === "HEAD";
    if (isPlain && body !== undefined && body !== null)
      throw new NativeTypeError("Request with GET/HEAD method cannot have body.");
    const given = new headers.WebHeaders(init.headers);
    if (body === undefined || body === null)
      return { url, signal, sent: { method, headers: headers.tableOf(given) } };
    if (typeof body !== "string") throw new NativeTypeError("`fetch` takes a text as `body` here.");
    if (!given.has("content-type")) given.set("content-type", "text/plain;charset=UTF-8");
    return { url, signal, sent: { method, headers: headers.tableOf(given), body } };
  };
  const failed = (code: string, stack: unknown): Error => {
    const cause = new NativeError(code);
    define(cause, "code", code);
    const error = new NativeTypeError("fetch failed", { cause });
    define(error, "stack", stack);
    return error;
  };
  const isReply = (value: unknown): value is FetchReply => typeof value === "object" && value !== null;

  const fetch = (input: unknown, init?: RequestInit) =>
    new NativePromise((resolve, reject) => {
      const { url, signal = null, sent } = readRequest(input, init ?? {});
      if (signal !== null && !isSignal(signal))
        throw new NativeTypeError("`fetch` takes an AbortSignal as `signal`.");
      if (signal?.aborted === true) throw signal.reason;
      // What an abort does: at first nobody has answered.
      let giveUp = (reason: unknown): void => {
        calls.drop(call);
        reject(reason);
      };
      const fail = (error: unknown): void => {
        giveUp = () => undefined;
        reject(error);
      };
      const begin = (reply: HttpReply): void => {
        const body = openBody(reply, () => calls.drop(call));
        giveUp = body.giveUp;
        resolve(respond(url, reply, body));
      };
      const answer = (reply: unknown, stack: unknown): void => {
        if (!isReply(reply) || "silent" in reply) return;
        if ("fails" in reply) fail(failed(reply.fails, stack));
        else begin(reply);
      };
      const call = calls.begin("fetch", [url, sent], { resolve: answer, reject: fail });
      signal?.addEventListener("abort", () => giveUp(signal.reason));
    });
  define(globalThis, "fetch", fetch);
  define(globalThis, "Headers", headers.WebHeaders);
  define(globalThis, "Response", WebResponse);
  define(globalThis, "AbortController", Controller);
  define(globalThis, "AbortSignal", Signal);
  define(globalThis, "TextDecoder", Decoder);
  define(globalThis, "TextEncoder", Encoder);
}

interface RequestInit {
  method?: unknown;
  headers?: unknown;
  body?: unknown;
  signal?: unknown;
}
