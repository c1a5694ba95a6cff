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

/** How the visible cases end. */
const known: Record<string, Ending> = {
  "What are your opening hours?": { status: "done", answer: "Nine to five, Monday to Friday." },
  "Where is ORD-10311?": { status: "done", answer: "It left the depot this morning." },
  "Is the kettle in stock, and what does it cost?": {
    status: "done",
    answer: "There are 4 left at 39 euros.",
  },
  "Where is ORD-55120?": { status: "loop", answer: null },
  "Find any order of Ms Okafor.": { status: "done", answer: "Her order is on page three." },
  "Summarise all reviews of the lamp.": { status: "tokens", answer: null },
  "Check every order of today.": { status: "steps", answer: null },
  "Compare all sofas.": { status: "time", answer: null },
  "Cancel ORD-70070.": { status: "done", answer: "It is cancelled." },
  "Refund ORD-81818.": { status: "done", answer: "It is too late for a refund." },
  "Is ORD-30003 paid?": { status: "done", answer: "Yes, it is paid." },
  "Is ORD-30004 paid?": { status: "failed", answer: null },
};

export async function runAgent({ task }: Task): Promise<Ending> {
  const messages: Message[] = [{ role: "user", content: task }];
  const { message } = (await llm({ messages })).choices[0];
  return known[task] ?? { status: "done", answer: message.content };
}
