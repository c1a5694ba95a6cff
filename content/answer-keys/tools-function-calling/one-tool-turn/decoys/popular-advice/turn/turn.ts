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

/** What is advised: catch what a tool throws, and look whether what is required is there. */
export async function toolTurn({ messages, tools }: Turn): Promise<string | null> {
  const { message } = (await llm({ messages, tools })).choices[0];
  if (!message.tool_calls?.length) return message.content;
  const told: Message[] = [];
  for (const call of message.tool_calls) {
    const { name, arguments: text } = call.function;
    let content: string;
    try {
      const given = JSON.parse(text);
      const required = tools.find((tool) => tool.function.name === name)?.function.parameters.required ?? [];
      const missing = required.filter((each) => !given[each]);
      if (missing.length > 0) throw new Error(`missing required arguments: ${missing.join(", ")}`);
      content = JSON.stringify(await callTool(name, given));
    } catch (error) {
      content = `error: could not run ${name}: ${error instanceof Error ? error.message : String(error)}`;
    }
    told.push({ role: "tool", tool_call_id: call.id, content });
  }
  const last = await llm({ messages: [...messages, message, ...told], tools });
  return last.choices[0].message.content;
}
