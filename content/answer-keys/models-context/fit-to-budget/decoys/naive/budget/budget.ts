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

/** Drops the oldest message behind the system message until the rest fits, and puts the note there. */
export function fitToBudget({ history, limit, noteTokens }: Chat): string[] | null {
  const [system, ...rest] = history;
  if (system === undefined) return null;
  const spent = (note: number): number =>
    [system, ...rest].reduce((sum, { tokens }) => sum + tokens, 0) + note;
  if (spent(0) <= limit) return history.map(({ id }) => id);
  while (rest.length > 0 && spent(noteTokens) > limit) rest.shift();
  return rest.length === 0 ? null : [system.id, "note", ...rest.map(({ id }) => id)];
}
