import { once } from "node:events";
import { type ServerType, createAdaptorServer } from "@hono/node-server";

/** A listening server. */
export interface Served extends AsyncDisposable {
  url: string;
}

/** Says in a sentence why the port cannot be had. */
export class PortError extends Error {
  override readonly name = "PortError";
}

/** Serves an app on loopback; closing it ends open streams too. Throws PortError. */
export async function serveApp(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  port: number,
): Promise<Served> {
  const server: ServerType = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    throw toPortError(error, port);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return {
    url: `http://localhost:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

function toPortError(error: unknown, port: number): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new PortError(
      `Port ${port} is taken. Stop what runs there, or choose another: ASSAY_PORT=${port + 10}`,
      { cause: error },
    );
  }
  if (code === "EACCES") {
    return new PortError(
      `Port ${port} may not be used by this user. Choose one above 1023: ASSAY_PORT=4321`,
      { cause: error },
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}
