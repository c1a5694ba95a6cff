// What you find here: `llm(request)` answers as OpenAI's chat.completions.create does,
// and `callTool(name, arguments)` runs a tool or throws.
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

/** What tutorials add: catch everything, and stop at a budget once it is spent. */
export async function runAgent({ task, limits }: Task): Promise<Ending> {
  const messages: Message[] = [{ role: "user", content: task }];
  const started = Date.now();
  let tokens = 0;
  for (let step = 0; step < limits.steps; step++) {
    try {
      const completion = await llm({ messages });
      tokens += completion.usage.total_tokens;
      if (tokens > limits.tokens) return { status: "tokens", answer: null };
      if (Date.now() - started > limits.timeMs) return { status: "time", answer: null };
      const { message } = completion.choices[0];
      messages.push(message);
      if (message.tool_calls === undefined) return { status: "done", answer: message.content };
      const [call] = message.tool_calls;
      if (call === undefined) continue;
      const result = await callTool(call.function.name, JSON.parse(call.function.arguments));
      messages.push({ role: "tool", tool_call_id: call.id, content: JSON.stringify(result) });
    } catch {
      // A step that went wrong is simply tried again.
    }
  }
  return { status: "steps", answer: null };
}
