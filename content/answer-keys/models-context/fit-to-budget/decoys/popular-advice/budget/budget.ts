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

/** The trimming that frameworks bring: what is pinned first, then whatever fits, then results without a call are swept up. */
export function fitToBudget({ history, limit, noteTokens }: Chat): string[] | null {
  const kept = new Set(history.filter(({ role, pinned }) => role === "system" || pinned));
  let spent = [...kept].reduce((sum, { tokens }) => sum + tokens, 0);
  for (const message of history.toReversed()) {
    if (kept.has(message) || spent + message.tokens > limit - noteTokens) continue;
    kept.add(message);
    spent += message.tokens;
  }
  const called = new Set([...kept].flatMap(({ calls }) => calls ?? []));
  const sent = history.filter(
    (message) => kept.has(message) && (message.answers === undefined || called.has(message.answers)),
  );
  const ids = sent.map(({ id }) => id);
  if (ids.length < history.length) ids.splice(1, 0, "note");
  return spent > limit ? null : ids;
}
