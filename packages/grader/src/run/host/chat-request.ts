import {
  type ChatTurn,
  type ExaminerGrant,
  type Json,
  type ModelRequest,
  modelSettings,
} from "@assay/exercise";

type ChatRequest = Extract<ModelRequest, { kind: "chat" }>;
type Fields = Readonly<Record<string, Json>>;

const fields = ["messages", "temperature", "top_p", "max_tokens", "stop"];
const roles: readonly ChatTurn["role"][] = ["system", "user", "assistant"];
/** Each message costs tokens of its own, whatever it says. */
export const maxMessages = 24;

/**
 * Reads what the learner's code asks of the examiner, in the shape of OpenAI's `chat.completions.create`, or says in a
 * sentence what the code has to change. What is not said is greedy, and as long as the step grants.
 */
export function readChatRequest(
  value: Json | undefined,
  granted: ExaminerGrant,
): { ok: true; request: ChatRequest } | { ok: false; message: string } {
  if (!isFields(value)) return { ok: false, message: "The request must be an object with `messages`." };
  const message =
    unknownField(value) ?? messagesProblem(value["messages"]) ?? settingsProblem(value, granted);
  if (message !== undefined) return { ok: false, message };
  const messages = turnsOf(value["messages"]);
  const length = messages.reduce((sum, { content }) => sum + content.length, 0);
  if (length > granted.characters)
    return {
      ok: false,
      message: `The messages have ${length} characters; at most ${granted.characters} are taken.`,
    };
  const { temperature, top_p: topP, max_tokens: maxTokens = granted.tokens, stop } = value;
  const settings = modelSettings.parse({ temperature, topP, maxTokens, stop: stopsOf(stop) });
  return { ok: true, request: { kind: "chat", messages, settings } };
}

const isFields = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function unknownField(request: Fields): string | undefined {
  const unknown = Object.keys(request).find((field) => !fields.includes(field));
  return unknown === undefined
    ? undefined
    : `\`${unknown}\` is not known here; a request may have ${fields.join(", ")}.`;
}

function messagesProblem(messages: Json | undefined): string | undefined {
  if (!Array.isArray(messages) || messages.length === 0)
    return "`messages` must be a list that is not empty.";
  if (messages.length > maxMessages)
    return `There are ${messages.length} messages; at most ${maxMessages} are taken.`;
  const problems = messages.map((each, index) => messageProblem(each, `messages[${index}]`));
  return problems.find((problem) => problem !== undefined);
}

function messageProblem(message: Json, at: string): string | undefined {
  if (!isFields(message)) return `\`${at}\` must be an object with \`role\` and \`content\`.`;
  const unknown = Object.keys(message).find((field) => field !== "role" && field !== "content");
  if (unknown !== undefined)
    return `\`${at}.${unknown}\` is not known here; a message has \`role\` and \`content\`.`;
  if (!roles.some((role) => role === message["role"]))
    return `\`${at}.role\` must be one of ${roles.join(", ")}.`;
  return typeof message["content"] === "string" ? undefined : `\`${at}.content\` must be a text.`;
}

const turnsOf = (messages: Json | undefined): ChatTurn[] =>
  (Array.isArray(messages) ? messages : []).flatMap((each) => {
    const { role, content } = isFields(each) ? each : {};
    const known = roles.find((one) => one === role);
    return known !== undefined && typeof content === "string" ? [{ role: known, content }] : [];
  });

function settingsProblem(request: Fields, granted: ExaminerGrant): string | undefined {
  const { temperature = 0, top_p: topP = 1, max_tokens: maxTokens = 1, stop = [] } = request;
  if (!isWithin(temperature, 0, 2)) return "`temperature` must be a number from 0 to 2.";
  if (!isWithin(topP, 0, 1) || topP === 0) return "`top_p` must be a number above 0, and at most 1.";
  if (!isWithin(maxTokens, 1, granted.tokens) || !Number.isInteger(maxTokens))
    return `\`max_tokens\` must be a whole number from 1 to ${granted.tokens}.`;
  const stops = [stop].flat();
  const areTexts = stops.every((each) => typeof each === "string" && each.length > 0 && each.length <= 32);
  return stops.length <= 4 && areTexts
    ? undefined
    : "`stop` must be a text of at most 32 characters, or a list of up to 4 of them.";
}

const isWithin = (value: Json, least: number, most: number): value is number =>
  typeof value === "number" && value >= least && value <= most;

const stopsOf = (stop: Json | undefined): Json[] => (stop === undefined ? [] : [stop].flat());
