/** Declares `llm` where the examiner answers it, in the names of OpenAI's SDK: what it takes, and nothing more. */
export const examinerDeclarations = `
interface ChatCompletionMessageParam {
  role: "system" | "user" | "assistant";
  content: string;
}
interface ChatCompletionMessage {
  role: "assistant";
  content: string;
}
interface ChatCompletion {
  id: string;
  object: "chat.completion";
  choices: { index: number; message: ChatCompletionMessage; finish_reason: "stop" | "length" }[];
  usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}
declare function llm(request: {
  messages: readonly ChatCompletionMessageParam[];
  temperature?: number;
  top_p?: number;
  max_tokens?: number;
  stop?: string | readonly string[];
}): Promise<ChatCompletion>;
`;
