import type { Artifact, ChatTurn, Exercise, Json } from "@assay/exercise";

/** Tells whether two artifacts say the same. */
export const isSame = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** Keeps what fits the exercise of an artifact that was stored somewhere; nothing when a part is missing or of another kind. */
export function fitArtifact({ parts }: Pick<Exercise, "parts">, value: unknown): Artifact | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const stored: Record<string, unknown> = { ...value };
  const fitting: Artifact = {};
  for (const [name, { type }] of Object.entries(parts)) {
    const part = stored[name];
    if (type === "completion" && typeof part === "string") fitting[name] = part;
    else if (type === "chat" && isTurns(part)) fitting[name] = part;
    else if (type === "selection" && isIds(part)) fitting[name] = part;
    else if ((type === "code" || type === "assertions") && isFiles(part)) fitting[name] = part;
    else if (type === "settings" && isSettings(part)) fitting[name] = part;
    else return undefined;
  }
  return fitting;
}

/** Tells whether a value is a conversation. */
export function isTurns(value: unknown): value is ChatTurn[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (turn: unknown) =>
        typeof turn === "object" &&
        turn !== null &&
        "role" in turn &&
        "content" in turn &&
        typeof turn.content === "string",
    )
  );
}

/** Tells whether a value is a choice from a pool: ids, also of items that the pool has no longer. */
export const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((id: unknown) => typeof id === "string");

/** Tells whether a value is the files of a code part. */
export const isFiles = (value: unknown): value is Record<string, string> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text: unknown) => typeof text === "string");

/** Tells whether a value is settings by name. */
export const isSettings = (value: unknown): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lists the texts of a part: one of a completion, one a turn of a conversation. */
export function textsOf(part: unknown): string[] {
  if (typeof part === "string") return [part];
  return isTurns(part) ? part.map((turn) => turn.content) : [];
}
