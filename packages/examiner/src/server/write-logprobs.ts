import type { TextChance } from "../engine/chance.ts";

/** Writes log-probabilities as chat replies tell them; nothing was asked for where there are none. */
export const chatLogprobs = (chances: readonly TextChance[] | undefined) =>
  chances === undefined
    ? null
    : {
        content: chances.map(({ token, logprob, top }) => ({
          ...writeToken({ token, logprob }),
          top_logprobs: top.map(writeToken),
        })),
        refusal: null,
      };

const writeToken = ({ token, logprob }: { token: string; logprob: number | null }) => ({
  token,
  logprob,
  // A part of a character has no text, and its bytes are not known here.
  bytes: token.includes("\uFFFD") ? null : [...Buffer.from(token)],
});

/** Writes log-probabilities as completions tell them; `text_offset` counts from the beginning of the text sent back. */
export const completionLogprobs = (chances: readonly TextChance[] | undefined) =>
  chances === undefined
    ? null
    : {
        tokens: chances.map(({ token }) => token),
        token_logprobs: chances.map(({ logprob }) => logprob),
        top_logprobs: chances.map(writeTop),
        text_offset: chances.map(({ offset }) => offset),
      };

/** The likeliest tokens, and the one that stands there even when it is not among them. */
const writeTop = ({ token, logprob, top }: TextChance) =>
  logprob === null
    ? null
    : Object.fromEntries([...top, { token, logprob }].map((each) => [each.token, each.logprob]));
