import { fetchRequest, type FetchReply, type FetchRequest } from "./fetch-messages.ts";
import type { HostCall, HostFunction } from "./host-function.ts";
import { HostRefusal } from "./host-refusal.ts";

/** Says what becomes of a request, or throws a HostRefusal. */
export type FetchFunction = (request: FetchRequest, call: HostCall) => Promise<FetchReply>;

/** Reads what arrives from inside, where the code may have tampered with how it is written. */
export const answerFetch =
  (fetch: FetchFunction): HostFunction =>
  async (parameters, call) => {
    const read = fetchRequest.safeParse(parameters);
    if (!read.success) throw new HostRefusal("`fetch` was called with something that is no request.");
    const [url, init] = read.data;
    return JSON.parse(JSON.stringify(await fetch({ url, ...init }, call)));
  };
