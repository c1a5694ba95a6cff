import { superviseExaminer } from "@assay/examiner";
import { expect, test } from "vitest";
import { UserError } from "./user-error.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

const noSignal = new AbortController().signal;

test("gives the address of an examiner that died twice and then answered", async () => {
  const { ready, onState } = waitUntilReady(noSignal);
  onState({ status: "restarting", reason: "It died." });
  onState({ status: "restarting", reason: "It died." });
  onState({ status: "ready", url: "http://127.0.0.1:1/v1", pid: 1 });
  expect(await ready).toBe("http://127.0.0.1:1/v1");
});

test("gives up, and says why, when the examiner cannot be started", async () => {
  const { ready, onState } = waitUntilReady(noSignal);
  const weights = { path: "/nowhere.gguf", sha256: "" };
  await using _child = superviseExaminer({ weights, port: 0, threads: 1, onState });
  const error: unknown = await ready.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ message: expect.stringContaining("The examiner could not be started: ") });
});

test("ends with the signal's reason when it is aborted before the examiner answers", async () => {
  const stop = new AbortController();
  const { ready, onState } = waitUntilReady(stop.signal);
  const weights = { path: "/nowhere.gguf", sha256: "" };
  await using _child = superviseExaminer({ weights, port: 0, threads: 1, onState, signal: stop.signal });
  const reason = new UserError("Stopped.");
  stop.abort(reason);
  await expect(ready).rejects.toBe(reason);
});
