// What you find here: `llm(request)` answers as OpenAI's chat.completions.create does, or throws an error with
// `status` and `headers`, such as { "retry-after": "2" }. `callTool(name, arguments)` runs a tool or throws.
// `Date.now()` and `setTimeout` run on a clock of their own: nobody waits in earnest.
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

export async function runAgent({ task }: Task): Promise<Ending> {
  const messages: Message[] = [{ role: "user", content: task }];
  while (true) {
    const { message } = (await llm({ messages })).choices[0];
    messages.push(message);
    if (message.tool_calls === undefined) return { status: "done", answer: message.content };
    for (const call of message.tool_calls) {
      const result = await callTool(call.function.name, JSON.parse(call.function.arguments));
      messages.push({ role: "tool", tool_call_id: call.id, content: JSON.stringify(result) });
    }
  }
}
