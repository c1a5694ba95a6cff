export interface Message {
  id: string;
  role: "system" | "user" | "assistant" | "tool";
  /** What it costs, counted beforehand. */
  tokens: number;
  /** Must stay, whatever its age. */
  pinned?: true;
  /** The tool calls that an assistant asks for. */
  calls?: string[];
  /** The call that a tool's result answers. */
  answers?: string;
}

export interface Chat {
  /** Begins with the system message; there is one user message at least. */
  history: Message[];
  /** How many tokens may be sent. */
  limit: number;
  /** What the note about the left out costs. */
  noteTokens: number;
}

/** Gives the ids of what is sent, `note` among them if anything was left out, or null. */
export function fitToBudget({ history, limit }: Chat): string[] | null {
  const tokens = history.reduce((sum, message) => sum + message.tokens, 0);
  return tokens <= limit ? history.map(({ id }) => id) : null;
}
