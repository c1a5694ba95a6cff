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
  /** Absent where the endpoint does not say. */
  usage?: { request: number; cached: number; reply: number } | undefined;
  latencyMs: number;
  /** Where labels were weighed, the natural logarithm of each one's probability; the output is the likeliest. */
  logprobs?: Record<string, number>;
}

/** What a model costs, in US dollars for a million tokens. */
export interface Price {
  input: number;
  /** Input that the endpoint had ready; as `input` where it is not cheaper. */
  cachedInput?: number | undefined;
  output: number;
}

/** Why a call is held up, and until when (milliseconds since 1970). */
export interface Wait {
  code: "rate-limited" | "examiner-restarting" | "examiner-away";
  until: number;
}

export interface SendOptions {
  seed: number;
  signal: AbortSignal;
  /** Is told when the call is held up, and with `undefined` when it goes on. */
  onWait?: ((wait: Wait | undefined) => void) | undefined;
  /** When nobody waits for the reply any more (milliseconds since 1970): a longer pause is given up at once. */
  deadline?: number | undefined;
}

/** A model behind the OpenAI protocol. */
export interface Model {
  /** How many calls one run may have in flight. */
  readonly concurrency: number;
  /** Absent where it is not known: the cost is then unknown, never nothing. */
  readonly price?: Price | undefined;
  /** Sends one request; throws ModelError, or the signal's reason. */
  send(request: Request, options: SendOptions): Promise<Reply>;
}
