/** Declares `llm`, in the names of OpenAI's SDK. */
export const llmDeclarations = `
interface ChatCompletionMessageToolCall {
  id: string;
  type: "function";
  function: { name: string; arguments: string };
}
interface ChatCompletionSystemMessageParam {
  role: "system" | "developer";
  content: string;
}
interface ChatCompletionUserMessageParam {
  role: "user";
  content: string;
}
interface ChatCompletionAssistantMessageParam {
  role: "assistant";
  content?: string | null;
  tool_calls?: ChatCompletionMessageToolCall[];
}
interface ChatCompletionToolMessageParam {
  role: "tool";
  tool_call_id: string;
  content: string;
}
type ChatCompletionMessageParam =
  | ChatCompletionSystemMessageParam
  | ChatCompletionUserMessageParam
  | ChatCompletionAssistantMessageParam
  | ChatCompletionToolMessageParam;
interface ChatCompletionMessage {
  role: "assistant";
  content: string | null;
  tool_calls?: ChatCompletionMessageToolCall[];
}
interface ChatCompletion {
  id: string;
  object: "chat.completion";
  choices: { index: number; message: ChatCompletionMessage; finish_reason: "stop" | "length" | "tool_calls" }[];
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}
declare function llm(request: {
  messages: readonly ChatCompletionMessageParam[];
  [setting: string]: unknown;
}): Promise<ChatCompletion>;
`;
