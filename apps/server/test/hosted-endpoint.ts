import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { text } from "node:stream/consumers";

/** What was asked of an endpoint. */
export interface Asked {
  path: string;
  key: string | undefined;
  body: { model: string; prompt?: string; messages?: { content: string }[] };
}

/** Answers a request as an endpoint does, well or badly. */
export type Answer = (response: ServerResponse, asked: Asked) => void | Promise<void>;

/** A hosted endpoint on loopback, whose manners a test may change at any time. */
export interface HostedEndpoint extends AsyncDisposable {
  url: string;
  asked: Asked[];
  /** Answers so from now on. */
  turn: (answer: Answer) => void;
}

/** Starts an endpoint on any free port. */
export async function startHostedEndpoint(first: Answer): Promise<HostedEndpoint> {
  const asked: Asked[] = [];
  let answer = first;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = "", headers } = request;
    const each: Asked = { path: url, key: headers.authorization, body: JSON.parse(await text(request)) };
    asked.push(each);
    await answer(response, each);
  };
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the endpoint listens on no port");
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    asked,
    turn: (next) => {
      answer = next;
    },
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const json = { "content-type": "application/json" };

/** What every good answer says it took. */
export const usage = { prompt_tokens: 100, completion_tokens: 2, total_tokens: 102 };

/** Answers a completion or a chat with a text. */
export const says =
  (reply: (asked: Asked) => string | Promise<string>): Answer =>
  async (response, asked) => {
    const output = await reply(asked);
    const choice =
      asked.body.prompt === undefined
        ? { message: { role: "assistant", content: output }, finish_reason: "stop" }
        : { text: output, finish_reason: "stop" };
    response.writeHead(200, json).end(JSON.stringify({ choices: [{ index: 0, ...choice }], usage }));
  };

/** Refuses with a status, and repeats the key that it was given, as some endpoints do. */
export const refuses =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response, { key }) => {
    const error = { message: `Refused. You sent ${key}.`, type: "invalid_request_error", code: "refused" };
    response.writeHead(status, { ...json, ...headers }).end(JSON.stringify({ error }));
  };

/** Answers 200 with a page for people, as a proxy does. */
export const sendsHtml: Answer = (response) =>
  void response.writeHead(200, { "content-type": "text/html" }).end("<html><h1>Welcome</h1></html>");

/** Begins a reply and breaks off. */
export const breaksOff: Answer = (response) => {
  response.writeHead(200, { ...json, "content-length": "900" }).write('{"choices":[{"text":" rad', () => {
    response.destroy();
  });
};
