import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { listen } from "./loopback.ts";

export interface FileServer extends AsyncDisposable {
  url: string;
  /** The Range header of each request, in order; an empty text where there was none. */
  ranges: string[];
}

export type Answer = (response: ServerResponse, request: IncomingMessage, index: number) => void;

/** Starts a server on loopback whose every answer is scripted. */
export async function startFileServer(answer: Answer): Promise<FileServer> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? "");
    answer(response, request, ranges.length - 1);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/file.gguf`,
    ranges,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Answers with the bytes, or with the part of them that is asked for. */
export const serve =
  (bytes: Buffer): Answer =>
  (response, request) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (start > 0) {
      response.statusCode = 206;
      response.setHeader("content-range", `bytes ${start}-${bytes.length - 1}/${bytes.length}`);
    }
    response.end(bytes.subarray(start));
  };

/** Sends the first bytes of the answer, then cuts the connection. */
export const cutAfter =
  (count: number, bytes: Buffer): Answer =>
  (response) => {
    response.setHeader("content-length", bytes.length);
    response.write(bytes.subarray(0, count), () => response.destroy());
  };
