import { type CheckFunction, judge } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";

export const noSecret: CheckFunction<"noSecret"> = (check, view) => {
  const found = findSecret(resultOf(view, check.of));
  return found === undefined
    ? judge(true, "Nothing in it looks like a key or a password.")
    : judge(false, `It has what looks like ${found.kind}: “${found.text.slice(0, 4)}…”.`);
};

interface Secret {
  kind: string;
  text: string;
}

// Every repetition is bounded, so that a long text costs no more than its length.
const shapes: readonly [kind: string, shape: RegExp][] = [
  ["a private key", /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/],
  ["an API key", /\b(?:sk|rk|pk)[-_](?=[A-Za-z_-]{0,200}\d)[A-Za-z0-9_-]{20,200}/],
  ["an AWS key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/],
  ["a Google key", /\bAIza[0-9A-Za-z_-]{35}/],
  ["a Slack token", /\bxox[abeoprs]-[A-Za-z0-9-]{10,200}/],
  ["a signed token", /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,2000}/],
  ["a password in an address", /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,100}:[^\s/@]{3,200}@/i],
];

/** Finds the first text that looks like a secret: by its shape, by the word before it, or because it looks drawn by lot. */
export function findSecret(text: string): Secret | undefined {
  for (const [kind, shape] of shapes) {
    const found = shape.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found };
  }
  return findNamed(text) ?? findRandom(text);
}

const named =
  /(?:passw(?:or)?d|passphrase|pwd|secret|api[ _-]?key|token)["'`*]{0,3}\s{0,3}(?:(?:is\s?)?[:=]|\bis\b)\s{0,3}["'`*]{0,3}([^\s"'`,;]{6,100})/gi;

/** A word that is no word of a language, after one that announces it: “the password is required” has none. */
function findNamed(text: string): Secret | undefined {
  for (const [, value = ""] of text.matchAll(named)) {
    if (/\p{L}/u.test(value) && /[\d!#$%&*@^]/.test(value)) return { kind: "a password", text: value };
  }
  return undefined;
}

/** Bits a character; English words stay under 3.5, base64 of random bytes is at 4.5 from 30 characters on. */
const mostBits = 4;

function findRandom(text: string): Secret | undefined {
  const found = (text.match(/[A-Za-z0-9+/_=-]{20,400}/g) ?? []).find(isRandom);
  return found === undefined ? undefined : { kind: "a random key", text: found };
}

const isRandom = (word: string): boolean =>
  /^[0-9a-f]{32,}$/i.test(word)
    ? /\d/.test(word) && /[a-f]/i.test(word)
    : /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word) && entropy(word) >= mostBits;

/** Computes the Shannon entropy of a text in bits a character. */
function entropy(text: string): number {
  const counts = Map.groupBy(text, (character) => character);
  return [...counts.values()].reduce((bits, { length }) => {
    const share = length / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}
