import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { findLaunchers } from "./launcher.ts";

const launcher = new URL("launcher.ts", import.meta.url).href;

/** Follows its launcher until that is gone. */
const follower = `
  import { followLauncher } from ${JSON.stringify(launcher)};
  const alive = setInterval(() => undefined, 60_000);
  followLauncher(() => {
    console.log("gone");
    clearInterval(alive);
  });
  console.log("following");
`;

/** Starts the follower and stays, as a package manager does. */
const wrapper = `
  import { spawn } from "node:child_process";
  const script = process.argv.at(-1);
  spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "inherit", "inherit"] });
`;

test("calls back when the package manager is killed with -9, on a machine without ps too", async () => {
  const parameters = ["--input-type=module", "-e", wrapper, "pnpm", "start", follower];
  const child = spawn(process.execPath, parameters, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: "/nowhere" },
  });
  const ended = once(child, "exit");
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line === "following") child.kill("SIGKILL");
  }
  expect(await ended).toEqual([null, "SIGKILL"]);
  expect(lines).toEqual(["following", "gone"]);
});

const processes = new Map([
  [40, { parent: 30, command: "node /usr/bin/pnpm start" }],
  [30, { parent: 20, command: "npx -y pnpm@12 start" }],
  [20, { parent: 1, command: "-bash" }],
]);

function readKnown(pid: number) {
  const found = processes.get(pid);
  if (found === undefined) throw new Error(`there is no process ${pid}`);
  return found;
}

test("finds the package managers up to the shell", () => {
  expect(findLaunchers(40, readKnown)).toEqual([40, 30]);
  expect(findLaunchers(20, readKnown)).toEqual([]);
});

test("finds none where a process cannot be read", () => {
  expect(findLaunchers(50, readKnown)).toEqual([]);
});
