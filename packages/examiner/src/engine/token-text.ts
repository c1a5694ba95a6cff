/** The longest character of UTF-8 has four bytes, and a token has at least one. */
const maxTokensOfCharacter = 4;

/** Puts the text of tokens together, and holds back a character until all its bytes are there. */
export function createTokenText<Token>(toText: (tokens: readonly Token[]) => string): {
  /** Adds a token and gives the text that is whole now. */
  add(token: Token): string;
  /** Gives what was held back; bytes that never became a character are replaced. */
  end(): string;
} {
  let held: Token[] = [];
  const release = (): string => {
    const text = toText(held);
    held = [];
    return text;
  };
  return {
    add: (token) => {
      held.push(token);
      const isCut = toText(held).endsWith("\uFFFD") && held.length < maxTokensOfCharacter;
      return isCut ? "" : release();
    },
    end: () => (held.length > 0 ? release() : ""),
  };
}
