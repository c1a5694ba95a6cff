import type * as Sdk from "openai";
import type { LabelsRequest, Model, Price, Reply, Request, SendOptions } from "./model.ts";
import { writeConstraint } from "./write-constraint.ts";
import { readError } from "./read-error.ts";
import { readReply } from "./read-reply.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import type { Limiter } from "./limiter.ts";
import { retry } from "./retry.ts";
import { scoreLabels } from "./score-labels.ts";

export interface ModelOptions {
  /** The endpoint, ending in `/v1`; a function where it can change between calls. */
  baseURL: string | (() => string);
  apiKey: string;
  /** What the endpoint calls the model. */
  name: string;
  /** How many calls one run may have in flight. */
  concurrency: number;
  /** How long one call may take, in milliseconds. */
  timeoutMs: number;
  /** Whether it is our own examiner: it costs nothing, starts again by itself, and what it says may be shown. */
  isEmbedded?: boolean;
  price?: Price | undefined;
}

/** What the embedded examiner costs. */
export const free: Price = { input: 0, output: 0 };

/** An endpoint that nothing is known of starts with so many calls in flight, and may grow to the second. */
const startInFlight = 20;
const mostInFlight = 100;

/**
 * Creates a client of any OpenAI-compatible endpoint, with retries, time-outs and usage. All runs of a process share
 * one, and with it one limiter: an endpoint that is rate-limited is left alone by everybody.
 */
export function createModel(options: ModelOptions): Model {
  const { baseURL, concurrency, isEmbedded = false, price = isEmbedded ? free : undefined } = options;
  const away = isEmbedded ? "examiner-restarting" : "examiner-away";
  const clientOptions: Sdk.ClientOptions = {
    apiKey: options.apiKey,
    maxRetries: 0,
    timeout: options.timeoutMs,
    fetch: boundedFetch,
    // Its log would carry prompts.
    logLevel: "off",
    ...(typeof baseURL === "string" ? { baseURL } : {}),
  };
  let client: Promise<Client> | undefined;
  return {
    concurrency,
    ...(price === undefined ? {} : { price }),
    send: async (request, sendOptions) => {
      const ready = await (client ??= loadClient(clientOptions, concurrency));
      const call = { ...sendOptions, request, name: options.name, isEmbedded };
      return await retry(() => send(at(ready, baseURL), call), {
        ...sendOptions,
        limiter: ready.limiter,
        away,
      });
    },
  };
}

interface Client {
  sdk: typeof Sdk;
  openai: Sdk.OpenAI;
  limiter: Limiter;
}

/** Importing the SDK costs about 100 ms, so only whoever calls a model pays for it. */
async function loadClient(options: Sdk.ClientOptions, concurrency: number): Promise<Client> {
  const [sdk, { createLimiter }] = await Promise.all([import("openai"), import("./limiter.ts")]);
  const limiter = createLimiter({
    start: Math.max(startInFlight, concurrency),
    most: Math.max(mostInFlight, concurrency),
  });
  return { sdk, openai: new sdk.OpenAI(options), limiter };
}

/** The embedded examiner may come back on another port, so its address is asked for before each call. */
const at = (client: Client, baseURL: ModelOptions["baseURL"]): Client =>
  typeof baseURL === "string"
    ? client
    : { ...client, openai: client.openai.withOptions({ baseURL: baseURL() }) };

interface Call extends SendOptions {
  request: Request;
  name: string;
  isEmbedded: boolean;
}

async function send({ sdk, openai }: Client, call: Call): Promise<Reply> {
  const { request, isEmbedded } = call;
  try {
    return request.kind === "labels"
      ? await scoreLabels(openai, request, call)
      : await generate(openai, request, call);
  } catch (error) {
    call.signal.throwIfAborted();
    throw readError(error, { sdk, isEmbedded });
  }
}

async function generate(
  openai: Sdk.OpenAI,
  request: Exclude<Request, LabelsRequest>,
  { name, seed, signal }: Call,
): Promise<Reply> {
  const { temperature, topP, maxTokens, stop } = request.settings;
  const body = {
    model: name,
    temperature,
    // Some endpoints refuse to be given both, and 1 is what each takes for nothing said.
    ...(topP === 1 ? {} : { top_p: topP }),
    max_tokens: maxTokens,
    seed,
    ...(stop.length > 0 ? { stop } : {}),
    ...writeConstraint(request.settings),
  };
  const started = performance.now();
  const response =
    request.kind === "chat"
      ? await openai.chat.completions.create({ ...body, messages: request.messages }, { signal })
      : await openai.completions.create({ ...body, prompt: request.prompt }, { signal });
  return readReply(response, performance.now() - started);
}
