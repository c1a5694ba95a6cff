/** One message of a conversation. */
export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** JSON that a reply must be: of a schema, or any object. */
export type ResponseFormat =
  { type: "json_schema"; schema: Record<string, unknown> } | { type: "json_object" };

export interface Settings {
  temperature: number;
  topP: number;
  maxTokens: number;
  stop: string[];
  responseFormat?: ResponseFormat | undefined;
  /** In GBNF; not every endpoint knows it. */
  grammar?: string | undefined;
}

/** Labels to weigh: how likely is each after the prompt and a space? */
export interface LabelsRequest {
  kind: "labels";
  prompt: string;
  labels: string[];
}

/** Exactly what is sent: a conversation, a text to continue, or labels to weigh after a text. */
export type Request =
  | { kind: "chat"; messages: Message[]; settings: Settings }
  | { kind: "completion"; prompt: string; settings: Settings }
  | LabelsRequest;

/** What came back; tokens are counted by the model's own tokenizer. */
export interface Reply {
  output: string;
  finishReason: "stop" | "length";
  usage: { request: number; cached: number; reply: number };
  latencyMs: number;
  /** Where labels were weighed, the natural logarithm of each one's probability; the output is the likeliest. */
  logprobs?: Record<string, number>;
}

/** Why a call is held up, and until when (milliseconds since 1970). */
export interface Wait {
  code: "rate-limited" | "examiner-restarting";
  until: number;
}

export interface SendOptions {
  seed: number;
  signal: AbortSignal;
  /** Is told when the call is held up, and with `undefined` when it goes on. */
  onWait?: ((wait: Wait | undefined) => void) | undefined;
}

/** A model behind the OpenAI protocol. */
export interface Model {
  /** How many calls one run may have in flight. */
  readonly concurrency: number;
  /** Sends one request; throws ModelError, or the signal's reason. */
  send(request: Request, options: SendOptions): Promise<Reply>;
}
