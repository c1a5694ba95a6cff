import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

const loopback = "127.0.0.1";
const portsToTry = 50;

export interface Listening {
  /** What OpenAI's clients call the base URL. */
  url: string;
  /** Cuts every connection, which also stops every generation. */
  close: () => void;
}

/** Serves an app on loopback, on this port or the next free one; port 0 is any free one. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch));
  // Longer than clients keep a connection, so that none is closed under a request that is on its way.
  server.keepAliveTimeout = 120_000;
  const bound = await bind(server, port, Math.min(port + portsToTry, 65_535));
  return {
    url: `http://${loopback}:${bound}/v1`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bind(server: Server, port: number, lastPort: number): Promise<number> {
  try {
    server.listen(port, loopback);
    await once(server, "listening");
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!taken || port >= lastPort) throw error;
    return await bind(server, port + 1, lastPort);
  }
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : port;
}
