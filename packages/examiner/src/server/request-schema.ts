import { z } from "zod";

/** A field that other endpoints give a meaning: here only the value that means nothing is accepted. */
const only = (neutral: z.ZodType) =>
  z
    .unknown()
    .refine((value) => value === null || neutral.safeParse(value).success, {
      error: ({ input }) => `is ${JSON.stringify(input)}, which the examiner does not support; leave it out`,
    })
    .optional();

/** Fields that change nothing here, and are accepted so that clients that always send them work. */
const withoutEffect = {
  user: z.unknown().optional(),
  metadata: z.unknown().optional(),
  store: z.unknown().optional(),
  service_tier: z.unknown().optional(),
  prompt_cache_key: z.unknown().optional(),
  prompt_cache_retention: z.unknown().optional(),
  safety_identifier: z.unknown().optional(),
};

const unsupported = {
  n: only(z.literal(1)),
  frequency_penalty: only(z.literal(0)),
  presence_penalty: only(z.literal(0)),
  logit_bias: only(z.strictObject({})),
};

const tokenCount = z.int().min(1).nullish();

const responseFormat = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("text") }),
    z.strictObject({ type: z.literal("json_object") }),
    z.strictObject({
      type: z.literal("json_schema"),
      json_schema: z.strictObject({
        name: z.string().optional(),
        description: z.string().optional(),
        schema: z.unknown(),
        // A reply keeps to the schema either way.
        strict: z.boolean().nullish(),
      }),
    }),
  ],
  {
    error: ({ code }) =>
      code === "invalid_union" ? "must be `text`, `json_object` or `json_schema`" : undefined,
  },
);

/** OpenAI's own limits. */
const mostLogprobs = { chat: 20, completion: 5 };

const settings = {
  model: z.string().optional(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  seed: z.int().nullish(),
  stop: z
    .union(
      [
        z
          .string()
          .min(1)
          .transform((text) => [text]),
        z.array(z.string().min(1)).max(4),
      ],
      {
        error: "must be a text or a list of up to 4 texts, none of them empty",
      },
    )
    .nullish(),
  max_tokens: tokenCount,
  response_format: responseFormat.nullish(),
  /** Not OpenAI's: a grammar in GBNF that the reply keeps to. */
  grammar: z.string().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z
    .strictObject({ include_usage: z.boolean().optional(), include_obfuscation: only(z.literal(false)) })
    .nullish(),
};

const content = z.union(
  [
    z.string(),
    z
      .array(z.strictObject({ type: z.literal("text"), text: z.string() }))
      .transform((parts) => parts.map((part) => part.text).join("")),
  ],
  { error: "must be a text, or a list of parts of the type `text`" },
);

const messages = z
  .array(
    z.strictObject({
      // OpenAI's newer name for the system message.
      role: z
        .enum(["system", "developer", "user", "assistant"])
        .transform((role) => (role === "developer" ? "system" : role)),
      content,
    }),
  )
  .min(1);

const chatFields = z.strictObject({
  messages,
  ...settings,
  max_completion_tokens: tokenCount,
  ...withoutEffect,
  ...unsupported,
  logprobs: z.boolean().nullish(),
  top_logprobs: z.int().min(0).max(mostLogprobs.chat).nullish(),
  modalities: only(z.tuple([z.literal("text")])),
  tools: only(z.tuple([])),
  tool_choice: only(z.enum(["none", "auto"])),
  parallel_tool_calls: z.unknown().optional(),
});

export const chatRequest = chatFields.superRefine((body, context) => {
  refuseStreamed(body, context);
  if (typeof body.top_logprobs !== "number" || body.logprobs === true) return;
  refuse(context, "top_logprobs", "is told where `logprobs` is true; write both or neither");
});

const prompt = z.string().min(1);

const completionFields = z.strictObject({
  prompt,
  ...settings,
  max_tokens: z.int().min(0).nullish(),
  ...withoutEffect,
  ...unsupported,
  best_of: only(z.literal(1)),
  echo: z.boolean().nullish(),
  logprobs: z.int().min(0).max(mostLogprobs.completion).nullish(),
  suffix: only(z.literal("")),
});

export const completionRequest = completionFields.superRefine((body, context) => {
  refuseStreamed(body, context);
  const { echo, max_tokens: length, logprobs } = body;
  if (echo === true && (length !== 0 || typeof logprobs !== "number")) {
    const together = "`max_tokens` 0 and `logprobs`: the text's own tokens are weighed, and none is written";
    refuse(context, "echo", `is supported together with ${together}`);
  }
  if (echo !== true && length === 0) refuse(context, "max_tokens", "must be at least 1, except with `echo`");
});

function refuseStreamed(
  {
    stream,
    logprobs,
  }: { stream?: boolean | null | undefined; logprobs?: boolean | number | null | undefined },
  context: z.RefinementCtx,
): void {
  if (stream !== true || logprobs === false || (logprobs ?? undefined) === undefined) return;
  refuse(context, "logprobs", "comes with whole replies only; leave `stream` out");
}

const refuse = (context: z.RefinementCtx, field: string, message: string): void =>
  context.addIssue({ code: "custom", path: [field], message });

export const tokenCountRequest = z.union(
  [
    z.strictObject({ model: z.string().optional(), prompt }),
    z.strictObject({ model: z.string().optional(), messages }),
  ],
  { error: "must have either `prompt`, a text, or `messages`, a list of role and content" },
);

export type Settings = z.infer<z.ZodObject<typeof settings>>;
