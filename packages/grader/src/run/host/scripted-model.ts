import type { Json, ModelScript, ModelTurn } from "@assay/exercise";
import { type HostFunction, HostRefusal } from "@assay/sandbox";
import { createMeter } from "./meter.ts";

/** Answers `llm(request)` in the shape of OpenAI's `chat.completions.create`, a turn of the script a call. */
export function createScriptedModel({ turns, after, limits }: ModelScript): HostFunction {
  const meter = createMeter("llm", limits);
  const inOrder = turns.filter(({ to }) => to === undefined);
  let calls = 0;
  let taken = 0;
  return async ([request], call) => {
    const metered = meter.begin(call);
    metered.until = call.atMs;
    const problem = requestProblem(request);
    if (problem !== undefined) throw refusal(400, problem);
    calls += 1;
    const asked = lastContent(request);
    const fitting = turns.find(({ to }) => to !== undefined && asked.includes(to));
    const turn = fitting ?? inOrder[taken++] ?? (after === "repeat" ? inOrder.at(-1) : undefined);
    if (turn === undefined) throw refusal(500, "The model has nothing more to say.");
    call.takes(turn.takes);
    metered.until += turn.takes;
    if ("fail" in turn)
      throw refusal(turn.fail, statusWords[turn.fail] ?? "The model failed.", turn.retryAfter);
    meter.spend(turn.tokens);
    return completion(turn, calls);
  };
}

const statusWords: Readonly<Record<number, string>> = {
  429: "Too many requests.",
  500: "Internal server error.",
  503: "Overloaded.",
};

function refusal(status: number, message: string, retryAfter?: number): HostRefusal {
  const headers: Record<string, Json> = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return new HostRefusal(`${status} ${message}`, { name: "APIError", status, headers });
}

/** Says what OpenAI's API would say of a request that it does not take. */
function requestProblem(request: Json | undefined): string | undefined {
  if (!isObject(request)) return "The request must be an object with `messages`.";
  const { messages } = request;
  if (!Array.isArray(messages) || messages.length === 0)
    return "`messages` must be a list that is not empty.";
  const roles = messages.map((each) => (isObject(each) ? each["role"] : undefined));
  const wrong = roles.findIndex((role) => typeof role !== "string" || !knownRoles.has(role));
  return wrong === -1
    ? undefined
    : `\`messages[${wrong}].role\` must be one of ${[...knownRoles].join(", ")}.`;
}

/** What the last message says; what is no text is empty. */
function lastContent(request: Json | undefined): string {
  const messages = isObject(request) ? request["messages"] : undefined;
  const last = Array.isArray(messages) ? messages.at(-1) : undefined;
  const content = isObject(last) ? last["content"] : undefined;
  return typeof content === "string" ? content : "";
}

const isObject = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const knownRoles: ReadonlySet<string> = new Set(["system", "developer", "user", "assistant", "tool"]);

function completion(turn: Exclude<ModelTurn, { fail: number }>, no: number): Json {
  const isCall = "call" in turn;
  const message: Json = isCall
    ? {
        role: "assistant",
        content: turn.thinks ?? null,
        tool_calls: turn.call.map((call, index) => toolCall(call, `${no}-${index}`)),
      }
    : { role: "assistant", content: turn.say };
  return {
    id: `completion-${no}`,
    object: "chat.completion",
    choices: [{ index: 0, message, finish_reason: isCall ? "tool_calls" : "stop" }],
    usage: { prompt_tokens: 0, completion_tokens: turn.tokens, total_tokens: turn.tokens },
  };
}

const toolCall = (
  { tool, arguments: given }: Extract<ModelTurn, { call: unknown }>["call"][number],
  id: string,
): Json => ({
  id: `call-${id}`,
  type: "function",
  function: { name: tool, arguments: typeof given === "string" ? given : JSON.stringify(given) },
});
