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

export function fitToBudget({ history, limit, noteTokens }: Chat): string[] | null {
  if (cost(history) <= limit) return history.map(({ id }) => id);

  const groups = inGroups(history);
  const turn = history.findLastIndex(({ role }) => role === "user");
  const stays = (message: Message): boolean =>
    message.role === "system" || message.pinned === true || history.indexOf(message) >= turn;

  // From here on something is left out, so the note is paid first, with all that must stay.
  const kept = new Set(groups.filter((group) => group.some(stays)));
  let left = limit - noteTokens - cost([...kept].flat());
  if (left < 0) return null;

  for (const group of groups.toReversed()) {
    if (kept.has(group)) continue;
    left -= cost(group);
    if (left < 0) break;
    kept.add(group);
  }
  const sent = new Set([...kept].flat());
  const [system, ...others] = history.filter((message) => sent.has(message)).map(({ id }) => id);
  return [system!, "note", ...others];
}

const cost = (messages: Message[]): number => messages.reduce((sum, { tokens }) => sum + tokens, 0);

/** What stays or goes together: a call with its results, and every other message alone. */
function inGroups(history: Message[]): Message[][] {
  const groups: Message[][] = [];
  for (const message of history) {
    const { answers } = message;
    const call = groups.find(([first]) => answers !== undefined && first?.calls?.includes(answers));
    if (call === undefined) groups.push([message]);
    else call.push(message);
  }
  return groups;
}
