declare function llm(request: { messages: Message[] }): Promise<Completion>;
declare function callTool(name: string, given: unknown): Promise<unknown>;

export interface ToolCall {
  id: string;
  function: { name: string; arguments: string };
}

export interface Message {
  role: "user" | "assistant" | "tool";
  content: string | null;
  tool_calls?: ToolCall[];
  tool_call_id?: string;
}

interface Completion {
  choices: [{ message: Message }];
  usage: { total_tokens: number };
}

export interface Task {
  task: string;
  limits: { steps: number; tokens: number; timeMs: number };
}

export interface Ending {
  status: "done" | "steps" | "tokens" | "time" | "loop" | "failed";
  answer: string | null;
}

const retries = 2;
const sameInARow = 3;

export async function runAgent({ task, limits }: Task): Promise<Ending> {
  const messages: Message[] = [{ role: "user", content: task }];
  const started = Date.now();
  let tokens = 0;
  let last = "";
  let repeats = 0;
  for (let step = 0; step < limits.steps; step++) {
    // Every budget is looked at before money is spent, never after.
    if (tokens >= limits.tokens) return end("tokens");
    if (Date.now() - started >= limits.timeMs) return end("time");
    const completion = await ask(messages);
    if (completion === undefined) return end("failed");
    tokens += completion.usage.total_tokens;
    const { message } = completion.choices[0];
    messages.push(message);
    if (message.tool_calls === undefined) return { status: "done", answer: message.content };
    for (const call of message.tool_calls) {
      const key = `${call.function.name} ${call.function.arguments}`;
      repeats = key === last ? repeats + 1 : 1;
      last = key;
      if (repeats === sameInARow) return end("loop");
      messages.push({ role: "tool", tool_call_id: call.id, content: await use(call) });
    }
  }
  return end("steps");
}

const end = (status: Ending["status"]): Ending => ({ status, answer: null });

/** A busy model is asked again when it said it may be; anything else that fails is the end. */
async function ask(messages: Message[]): Promise<Completion | undefined> {
  for (let attempt = 0; attempt <= retries; attempt++) {
    try {
      return await llm({ messages });
    } catch (error) {
      const { status, headers } = error as { status?: number; headers?: Record<string, string> };
      if (status !== 429 && status !== 503) return undefined;
      const seconds = Number(headers?.["retry-after"] ?? 1);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
  return undefined;
}

/** What goes wrong with a tool is told to the model, which may do better next time. */
async function use({ function: { name, arguments: given } }: ToolCall): Promise<string> {
  try {
    return JSON.stringify(await callTool(name, JSON.parse(given)));
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`;
  }
}
