import type { Model, Price, Reply, Request, SendOptions } from "./model.ts";

/** What a script says to one request: a text, a whole reply, or an error to throw. */
export type Scripted = string | Partial<Reply> | Error;

export type Script = (
  request: Request,
  call: { index: number } & SendOptions,
) => Scripted | undefined | Promise<Scripted | undefined>;

export interface FakeModel extends Model {
  /** Every request that was sent, in order. */
  readonly requests: readonly Request[];
}

const free: Price = { input: 0, output: 0 };

export interface FakeOptions {
  concurrency?: number;
  /** Free where it is left out; `undefined` is a price that nobody knows. */
  price?: Price | undefined;
}

/** Creates a model that answers by a script, records what it was sent, and throws when a reply was not scripted. */
export function createFakeModel(
  script: Script | readonly Scripted[],
  fakeOptions: FakeOptions = {},
): FakeModel {
  const { concurrency = 1 } = fakeOptions;
  const requests: Request[] = [];
  return {
    concurrency,
    price: "price" in fakeOptions ? fakeOptions.price : free,
    requests,
    send: async (request, options) => {
      options.signal.throwIfAborted();
      const index = requests.push(request) - 1;
      const scripted =
        typeof script === "function" ? await script(request, { ...options, index }) : script[index];
      options.signal.throwIfAborted();
      if (scripted === undefined)
        throw new Error(`no reply was scripted for request ${index + 1}: ${JSON.stringify(request)}`);
      if (scripted instanceof Error) throw scripted;
      const reply = typeof scripted === "string" ? { output: scripted } : scripted;
      return {
        output: "",
        finishReason: "stop",
        usage: { request: 10, cached: 0, reply: 2 },
        latencyMs: 1,
        ...reply,
      };
    },
  };
}
