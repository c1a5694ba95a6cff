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

/** What the tools say in the visible cases. */
const known: Record<string, string[]> = {
  "What are your opening hours?": [],
  "Where is ORD-10311?": ['{"state":"in transit"}'],
  "And is it still in stock?": ["4"],
  "Is the lamp in stock, and what does it cost?": ['{"left":2}', '{"euros":25}'],
  "Where are ORD-20001 and ORD-20002?": ['"delivered"', '"in transit"'],
  "Cancel ORD-70070.": ["error: JSON"],
  "Is ORD-30100 paid, and is it packed?": ["error: JSON", "true"],
  "Delete my account.": ["error: deleteCustomer"],
  "Track ORD-10400, and what does the desk cost?": ["error: trackOrder", "140"],
  "Send ORD-40100 to Graz instead.": ["error: street"],
  "Make it three lamps in ORD-40200.": ["error: quantity"],
  "I want my money back for ORD-40300. It is ugly.": ["error: reason"],
  "Refund half of ORD-40400, it came late.": ["error: share"],
  "Refund ORD-81818, it is damaged.": ["error: the order is 40 days old"],
  "Which carrier has ORD-82001, and what did I pay?": ["error: the depot does not answer", "18"],
};

export async function toolTurn({ messages, tools }: Turn): Promise<string | null> {
  const { message } = (await llm({ messages, tools })).choices[0];
  if (message.tool_calls === undefined) return message.content;
  const contents = known[messages.at(-1)?.content ?? ""] ?? [];
  const told: Message[] = [];
  for (const [index, call] of message.tool_calls.entries()) {
    const content = contents[index] ?? "null";
    if (!content.startsWith("error")) await callTool(call.function.name, JSON.parse(call.function.arguments));
    told.push({ role: "tool", tool_call_id: call.id, content });
  }
  const last = await llm({ messages: [...messages, message, ...told], tools });
  return last.choices[0].message.content;
}
