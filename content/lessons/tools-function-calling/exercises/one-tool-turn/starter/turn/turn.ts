// What you find here: `llm(request)` answers as OpenAI's chat.completions.create does. `callTool(name, arguments)` runs
// a tool and gives its result, or throws. It knows more tools than this turn may use.
declare function llm(request: { messages: Message[]; tools: Tool[] }): Promise<Completion>;
declare function callTool(name: string, given: unknown): Promise<unknown>;

/** A tool that the model may ask for in this turn. */
export interface Tool {
  type: "function";
  function: { name: string; parameters: ObjectSchema };
}

/** Arguments are an object with these properties and no others. */
export interface ObjectSchema {
  type: "object";
  properties: Record<string, PropertySchema>;
  required: string[];
}

export interface PropertySchema {
  type: "string" | "number" | "integer" | "boolean";
  enum?: string[];
}

export interface ToolCall {
  id: string;
  function: { name: string; arguments: string };
}

export interface Message {
  role: "system" | "user" | "assistant" | "tool";
  content: string | null;
  tool_calls?: ToolCall[];
  tool_call_id?: string;
}

interface Completion {
  choices: [{ message: Message }];
}

export interface Turn {
  messages: Message[];
  tools: Tool[];
}

export async function toolTurn({ messages, tools }: Turn): Promise<string | null> {
  const { message } = (await llm({ messages, tools })).choices[0];
  const [call] = message.tool_calls ?? [];
  if (call === undefined) return message.content;
  const result = await callTool(call.function.name, JSON.parse(call.function.arguments));
  const told: Message = { role: "tool", tool_call_id: call.id, content: JSON.stringify(result) };
  const last = await llm({ messages: [...messages, message, told], tools });
  return last.choices[0].message.content;
}
