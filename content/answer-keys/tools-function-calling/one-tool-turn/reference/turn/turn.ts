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
  const first = await ask({ messages, tools });
  if (first.tool_calls === undefined) return first.content;
  const told = await Promise.all(first.tool_calls.map((call) => answer(call, tools)));
  const second = await ask({ messages: [...messages, first, ...told], tools });
  return second.content;
}

const ask = async (turn: Turn): Promise<Message> => (await llm(turn)).choices[0].message;

/** Every call gets its answer under its own id, whatever became of it. */
async function answer(call: ToolCall, tools: Tool[]): Promise<Message> {
  const content = await run(call, tools).catch((error: unknown) => `error: ${messageOf(error)}`);
  return { role: "tool", tool_call_id: call.id, content };
}

async function run({ function: { name, arguments: text } }: ToolCall, tools: Tool[]): Promise<string> {
  const tool = tools.find((each) => each.function.name === name);
  if (tool === undefined) throw new Error(`there is no tool ${name}`);
  const given = readArguments(text);
  const problems = findProblems(given, tool.function.parameters);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return JSON.stringify(await callTool(name, given));
}

function readArguments(text: string): Record<string, unknown> {
  const given = parse(text);
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new Error("the arguments are no JSON object");
  return given as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lists each argument that is missing, unknown or against its schema. */
function findProblems(given: Record<string, unknown>, { properties, required }: ObjectSchema): string[] {
  const missing = required.filter((name) => !Object.hasOwn(given, name)).map((name) => `${name} is missing`);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema === undefined) return [`${name} is unknown`];
    return holds(value, schema) ? [] : [`${name} must be ${JSON.stringify(schema.enum ?? schema.type)}`];
  });
  return [...missing, ...wrong];
}

function holds(value: unknown, { type, enum: options }: PropertySchema): boolean {
  const isOfType = type === "integer" ? Number.isInteger(value) : typeof value === type;
  return isOfType && (options === undefined || options.includes(value as string));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
