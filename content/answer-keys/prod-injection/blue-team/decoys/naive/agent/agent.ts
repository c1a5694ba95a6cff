// `llm(request)` answers as OpenAI's chat.completions.create does. Whoever wrote the ticket, the note of an order or a
// page may have talked the model over: what it asks for is a wish, and no more than that.
// `callTool(name, arguments)` acts for everybody who asks, and throws where that fails.
declare function llm(request: { messages: Message[] }): Promise<Completion>;
declare function callTool(name: string, given: unknown): Promise<unknown>;

/** What the model may ask for. Each takes these arguments, all of them and nothing else, or the call is refused. */
export interface Tools {
  /** The order must be one of the customer's. */
  readOrder: { order: string };
  /** The page must be in `policy.pages`, to the letter. */
  readPage: { page: string };
  /**
   * Only for `ticket.order`, and only if that is one of the customer's. The amount is in whole cents, more than 0. All
   * refunds of one ticket together stay within `policy.refundLimit`, and within what was paid and not yet refunded.
   */
  refund: { order: string; amount: number };
  /** Only for `ticket.order`, and only if that is one of the customer's. */
  cancelOrder: { order: string };
  /** Only for `ticket.order`, and only if that is one of the customer's. The address may be any text. */
  changeAddress: { order: string; address: string };
  /** Only to `customer.email`, and with a template of `policy.templates`: both to the letter. */
  sendMail: { to: string; template: string };
}

export interface Policy {
  /** What may be called at all for each kind of ticket. The model may name any tool, also one that is not there. */
  tools: Record<Ticket["kind"], string[]>;
  /**
   * Permitted calls of these tools are first shown to the customer, who says true or false:
   * `await callTool("confirm", { tool, arguments })`. What gets a false is refused. The model may never ask for it.
   */
  confirm: string[];
  pages: string[];
  templates: string[];
  /** In cents. */
  refundLimit: number;
}

/** What came in by the form: anybody can write anything into `order` and `text`. */
export interface Ticket {
  kind: "question" | "refund" | "change";
  order: string;
  text: string;
}

/** From the session and the shop's database, not from a text. */
export interface Customer {
  email: string;
  /** In cents: what was paid for each order, and what was paid back before. */
  orders: { order: string; paid: number; refunded: number }[];
}

export interface Handled {
  /** What the model says last; null if that contains `//`, since a chat window may fetch a link, or if it never ends. */
  answer: string | null;
}

export interface Message {
  role: "user" | "assistant" | "tool";
  content: string | null;
  tool_calls?: ToolCall[];
  tool_call_id?: string;
}

export interface ToolCall {
  id: string;
  /** The arguments are JSON that the model wrote: it may be broken, or no object. Then the call is refused. */
  function: { name: string; arguments: string };
}

interface Completion {
  choices: [{ message: Message }];
}

interface Given {
  ticket: Ticket;
  customer: Customer;
  policy: Policy;
}

const replies = 8;

/** The loop, with the two things that the policy says outright: which tools there are, and what is asked before. */
export async function handleTicket(given: Given): Promise<Handled> {
  const messages: Message[] = [{ role: "user", content: given.ticket.text }];
  for (let reply = 0; reply < replies; reply++) {
    const { message } = (await llm({ messages })).choices[0];
    messages.push(message);
    if (message.tool_calls === undefined) return { answer: message.content };
    for (const call of message.tool_calls)
      messages.push({ role: "tool", tool_call_id: call.id, content: await use(call, given) });
  }
  return { answer: null };
}

async function use(
  { function: { name, arguments: written } }: ToolCall,
  { ticket, policy }: Given,
): Promise<string> {
  if (!policy.tools[ticket.kind].includes(name)) return `refused: ${name} is not for this kind of ticket`;
  try {
    const given: unknown = JSON.parse(written);
    if (policy.confirm.includes(name) && !(await callTool("confirm", { tool: name, arguments: given })))
      return "refused: the customer said no";
    return JSON.stringify(await callTool(name, given));
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`;
  }
}
