import { type ModelScript, type Price, type ToolScript, costOf } from "@assay/exercise";
import { createScriptedModel, createScriptedTools } from "@assay/grader";
import type { Desk, Wish } from "../worked/desk.ts";

/** One task of a loop: what the model thought and asked for, what came back, and what that took. */
export interface Step {
  task: string;
  thinks: string;
  acts: string[];
  /** The first line of what a tool said. */
  sees: string;
  /** How many lines more it said. */
  more: number;
  /** How many tasks waited behind this one. */
  open: number;
  tokens: number;
  dollars: number;
  ms: number;
}

/** What a loop works with, and what that costs. */
export interface Script {
  model: ModelScript;
  tools: ToolScript;
  price: Price;
  /** What the account holds, in dollars; without it the model refuses. */
  account: number;
  /** How long a call takes, in milliseconds of a clock that only calls move. */
  takes: { model: number; tool: number };
  count(text: string): number;
  /** Hears what the clock says after each call. */
  onTime?(now: number): void;
}

/** Opens a desk with a scripted model and scripted tools, and notes in `steps` what a loop does there. */
export function openDesk(script: Script): { desk: Desk; steps: Step[] } {
  const steps: Step[] = [];
  let now = 0;
  const pass = (ms: number): void => {
    const step = steps.at(-1);
    if (step !== undefined) step.ms += ms;
    now += ms;
    script.onTime?.(now);
  };
  return { desk: { ask: askNoting(steps, script, pass), use: useNoting(steps, script, pass) }, steps };
}

function askNoting(steps: Step[], script: Script, pass: (ms: number) => void): Desk["ask"] {
  const model = createScriptedModel(script.model);
  return async (text, { signal } = new AbortController()) => {
    const spent = steps.reduce((sum, { dollars }) => sum + dollars, 0);
    if (spent >= script.account) throw new Error("429 insufficient_quota");
    const request = { messages: [{ role: "user", content: text }] };
    const { thinks, wishes, written } = readReply(
      await model([request], { atMs: 60_000 * steps.length, signal, takes: () => undefined }),
    );
    const usage = { request: script.count(text), cached: 0, reply: script.count(written) };
    const dollars = costOf(usage, script.price) ?? 0;
    const acts = wishes.map(({ tool, given }) => `${tool}: ${Object.values(given).join(", ")}`);
    const tokens = usage.request + usage.reply;
    steps.push({ ...readWork(text), thinks, acts, sees: "", more: 0, tokens, dollars, ms: 0 });
    pass(script.takes.model);
    signal.throwIfAborted();
    return { wishes, dollars };
  };
}

function useNoting(steps: Step[], script: Script, pass: (ms: number) => void): Desk["use"] {
  const tools = createScriptedTools(script.tools);
  const { signal } = new AbortController();
  const note = (said: string): void => {
    const [sees = "", ...more] = said.split("\n");
    Object.assign(steps.at(-1) ?? {}, { sees, more: more.length });
  };
  return async ({ tool, given }) => {
    pass(script.takes.tool);
    try {
      const result = await tools([tool, given], { atMs: 0, signal, takes: () => undefined });
      note(typeof result === "string" ? result : JSON.stringify(result));
      return result;
    } catch (error) {
      note(String(error));
      throw error;
    }
  };
}

interface Message {
  content: string;
  tool_calls: { function: { name: string; arguments: string } }[];
}

function readReply(reply: unknown): { thinks: string; wishes: Wish[]; written: string } {
  const completion: { choices: [{ message: Message }] } = JSON.parse(JSON.stringify(reply));
  const { message } = completion.choices[0];
  const wishes = message.tool_calls.map(({ function: { name: tool, arguments: text } }): Wish => {
    const given: Wish["given"] = JSON.parse(text);
    return { tool, given };
  });
  return { thinks: message.content, wishes, written: JSON.stringify(message) };
}

/** Reads the task, and how many wait, from what the model is asked. */
function readWork(text: string): { task: string; open: number } {
  const lines = text.split("\n");
  const task = lines.at(-1)?.slice("Task: ".length) ?? "";
  return { task, open: lines.slice(lines.lastIndexOf("Open:") + 1, -1).length };
}
