import type * as Sdk from "openai";
import type { LabelsRequest, Model, Reply, Request, SendOptions } from "./model.ts";
import { writeConstraint } from "./write-constraint.ts";
import { readError } from "./read-error.ts";
import { readReply } from "./read-reply.ts";
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
}

/** Creates a client of any OpenAI-compatible endpoint, with retries, time-outs and usage. */
export function createModel(options: ModelOptions): Model {
  const { baseURL } = options;
  const clientOptions: Sdk.ClientOptions = {
    apiKey: options.apiKey,
    maxRetries: 0,
    timeout: options.timeoutMs,
    ...(typeof baseURL === "string" ? { baseURL } : {}),
  };
  let client: Promise<Client> | undefined;
  return {
    concurrency: options.concurrency,
    send: async (request, sendOptions) => {
      const ready = await (client ??= loadClient(clientOptions));
      const call = { ...sendOptions, request, name: options.name };
      return await retry(() => send(at(ready, baseURL), call), sendOptions);
    },
  };
}

interface Client {
  sdk: typeof Sdk;
  openai: Sdk.OpenAI;
}

/** Importing the SDK costs about 100 ms, so only whoever calls a model pays for it. */
async function loadClient(options: Sdk.ClientOptions): Promise<Client> {
  const sdk = await import("openai");
  return { sdk, openai: new sdk.OpenAI(options) };
}

/** The embedded examiner may come back on another port, so its address is asked for before each call. */
const at = (client: Client, baseURL: ModelOptions["baseURL"]): Client =>
  typeof baseURL === "string"
    ? client
    : { ...client, openai: client.openai.withOptions({ baseURL: baseURL() }) };

interface Call extends SendOptions {
  request: Request;
  name: string;
}

async function send({ sdk, openai }: Client, call: Call): Promise<Reply> {
  try {
    const { request } = call;
    return request.kind === "labels"
      ? await scoreLabels(openai, request, call)
      : await generate(openai, request, call);
  } catch (error) {
    call.signal.throwIfAborted();
    throw readError(error, sdk);
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
    top_p: topP,
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
