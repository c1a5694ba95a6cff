import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerError } from "./answer-error.ts";
import { ApiError } from "./api-error.ts";
import { checkModel, generateReply } from "./generate-reply.ts";
import { listModels } from "./list-models.ts";
import { onlyLoopback } from "./only-loopback.ts";
import { readBody } from "./read-body.ts";
import { chatShape, completionShape } from "./reply-shapes.ts";
import { chatRequest, completionRequest, tokenCountRequest } from "./request-schema.ts";
import { scoreText } from "./score-text.ts";
import type { Served } from "./served.ts";

/** What a reply may have when a chat request does not say: this model rambles, and others are waiting. */
const chatTokens = 512;
/** OpenAI's default for completions. */
const completionTokens = 16;
const maxBodyBytes = 1024 * 1024;

/** Creates the OpenAI-compatible API of an engine. */
export function createApp(served: Served): Hono {
  const { engine, name } = served;
  const identity = { model: name, build: engine.build };
  const app = new Hono();
  app.use(onlyLoopback, bodyLimit({ maxSize: maxBodyBytes, onError: refuseLargeBody }));
  app.onError((error, context) => answerError(error, context, engine));
  app.notFound(({ req }) => {
    throw new ApiError(404, `There is no ${req.method} ${req.path} here.`, { code: "unknown_url" });
  });

  app.get("/v1/models", (context) => context.json(listModels(served)));
  app.get("/v1/stats", (context) => context.json(engine.stats()));

  app.post("/v1/tokenize", async (context) => {
    const body = await readBody(context, tokenCountRequest);
    checkModel(body, name);
    const tokens = engine.tokenize(
      "messages" in body
        ? { kind: "chat", messages: body.messages }
        : { kind: "completion", text: body.prompt },
    );
    return context.json({ count: tokens.length, max_model_len: engine.contextLength });
  });

  app.post("/v1/chat/completions", async (context) => {
    const settings = await readBody(context, chatRequest);
    const demanded = settings.max_completion_tokens ?? settings.max_tokens;
    return await generateReply(served, context, {
      settings,
      prompt: { kind: "chat", messages: settings.messages },
      length: { demanded, otherwise: chatTokens },
      logprobs: settings.logprobs === true ? (settings.top_logprobs ?? 0) : undefined,
      shape: chatShape(identity),
    });
  });

  app.post("/v1/completions", async (context) => {
    const settings = await readBody(context, completionRequest);
    const { echo, model, prompt: text, logprobs = null } = settings;
    const shape = completionShape(identity);
    if (echo === true)
      return await scoreText(served, context, { model, text, logprobs: logprobs ?? 0, shape });
    return await generateReply(served, context, {
      settings,
      prompt: { kind: "completion", text },
      length: { demanded: settings.max_tokens, otherwise: completionTokens },
      logprobs: logprobs ?? undefined,
      shape,
    });
  });
  return app;
}

function refuseLargeBody(): never {
  throw new ApiError(413, `The body is larger than ${maxBodyBytes / 1024} KiB.`, { code: "body_too_large" });
}
