import type { LlamaModel, Token } from "node-llama-cpp";
import { type Piece, renderChat } from "./chat-template.ts";
import type { Prompt } from "./prompt.ts";

/** Turns a prompt into exactly the tokens that are evaluated. */
export type Tokenize = (prompt: Prompt) => Token[];

/** Creates the tokenizer of a model; what a learner writes never becomes a control token. */
export function createTokenizer(model: LlamaModel): Tokenize {
  // llama.cpp puts a first token before a completion only where the weights ask for it (`add_bos_token`); these do not.
  const first = model.tokens.shouldPrependBosToken && model.tokens.bos !== null ? [model.tokens.bos] : [];
  const tokenizePiece = (piece: Piece): Token[] =>
    "control" in piece ? model.tokenize(piece.control, true) : model.tokenize(piece.text, false);
  return (prompt) =>
    prompt.kind === "chat"
      ? renderChat(prompt.messages).flatMap(tokenizePiece)
      : [...first, ...model.tokenize(prompt.text, false)];
}
