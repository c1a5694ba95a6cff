import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Socket, createServer } from "node:net";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { listen } from "../../test/loopback.ts";

const script = new URL("run-while-alive.ts", import.meta.url).href;

test("ends the command when this process is killed", async () => {
  // The command holds a connection open, so its end can be seen.
  const server = createServer();
  const connected = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const connect = `require("node:net").connect(${await listen(server)}, "127.0.0.1")`;
  const parent = spawn(process.execPath, [
    "--input-type=module",
    "-e",
    `import { runWhileAlive } from ${JSON.stringify(script)};
     await runWhileAlive([process.execPath, "-e", ${JSON.stringify(connect)}],
       { temporaryFolder: ${JSON.stringify(tmpdir())}, signal: new AbortController().signal });`,
  ]);
  const connection = await connected;
  connection.resume().on("error", () => undefined);
  parent.kill("SIGKILL");
  await once(connection, "close");
  expect(connection.destroyed).toBe(true);
  server.close();
});
