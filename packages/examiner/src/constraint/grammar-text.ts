import { ConstraintError, limits } from "./limits.ts";

/** One thing of a sequence: a place for a character, another rule, or a group; and how often it may come. */
export interface Item {
  what: { characters: number } | { rule: string; line: number } | { group: Item[][] };
  min: number;
  max: number;
}

/** A rule of a grammar: alternatives, each a sequence. */
export interface Rule {
  line: number;
  alternatives: Item[][];
}

/** The start of what may stand in a sequence; control tokens such as `<|im_end|>` are left out on purpose. */
const patterns = {
  name: /[A-Za-z0-9-]+/y,
  literal: /"(?:[^"\\\n\r]|\\(?:["\\nrt[\]]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}))*"/y,
  set: /\[(?!\^\])(?:[^\]\\\n\r]|\\(?:["\\nrt[\]]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}))+\]/y,
  any: /\./y,
  definition: /::=/y,
  repetition: /[*+?]|\{(\d{1,4})(,(\d{1,4})?)?\}/y,
  blanks: /(?:[ \t]|#[^\r\n]*)*/y,
  blankLines: /(?:[ \t\r\n]|#[^\r\n]*)*/y,
} as const;

const character = /\\(?:x..|u....|.)|[^]/gu;

/** Reads a grammar in GBNF, or throws a ConstraintError that names the line. */
export function readGrammar(text: string): Map<string, Rule> {
  if (text.length > limits.grammarText)
    throw new ConstraintError(`has ${text.length} characters; at most ${limits.grammarText} are read`);
  if (text.includes("\0")) throw new ConstraintError("has a character with the code 0; leave it out");
  let at = 0;
  const line = (): number => text.slice(0, at).split("\n").length;
  const fail = (problem: string): never => {
    throw new ConstraintError(`has an error in line ${line()}: ${problem}`);
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  const skip = (depth: number): void => void take(depth > 0 ? patterns.blankLines : patterns.blanks);

  const readWhat = (depth: number): Item["what"] | undefined => {
    const literal = take(patterns.literal);
    if (literal !== null) return { characters: literal[0].slice(1, -1).match(character)?.length ?? 0 };
    const set = take(patterns.set)?.[0];
    if (set !== undefined) checkRanges(set);
    if (set !== undefined || take(patterns.any) !== null) return { characters: 1 };
    const name = take(patterns.name);
    if (name !== null) return { rule: name[0], line: line() };
    if (text[at] !== "(") return undefined;
    if (depth >= limits.groupDepth) fail(`parentheses are nested more than ${limits.groupDepth} deep`);
    at += 1;
    const group = readAlternatives(depth + 1);
    if (text[at] !== ")") fail(`expected ")", found ${shown()}`);
    at += 1;
    return { group };
  };

  const checkRanges = (set: string): void => {
    for (const [range, from = "", to = ""] of set.matchAll(/([^\\[^])-([^\\\]])/gu))
      if (from > to) fail(`the range \`${range}\` has no characters`);
  };

  const readAlternatives = (depth: number): Item[][] => {
    const alternatives: Item[][] = [];
    do {
      take(patterns.blankLines);
      alternatives.push(readSequence(depth));
    } while (text[at] === "|" && (at += 1) > 0);
    return alternatives;
  };

  const readSequence = (depth: number): Item[] => {
    const items: Item[] = [];
    for (let what = readWhat(depth); what !== undefined; what = readWhat(depth)) {
      skip(depth);
      items.push({ what, ...readRepetition(take(patterns.repetition)) });
      skip(depth);
    }
    if (items.length === 0) fail(`expected a text in quotes, a set, a rule or a group, found ${shown()}`);
    return items;
  };

  const readRepetition = (found: RegExpExecArray | null): { min: number; max: number } => {
    const { min, max } = toRange(found);
    const largest = max === Infinity ? min : max;
    if (largest > limits.repetition)
      fail(`something is repeated ${largest} times; at most ${limits.repetition} are allowed`);
    if (max < min || max === 0)
      fail(`the repetition \`${found?.[0]}\` never matches; write it as {least,most}`);
    return { min, max };
  };

  const shown = (): string => (at >= text.length ? "the end" : JSON.stringify(text.slice(at, at + 12)));

  const rules = new Map<string, Rule>();
  for (take(patterns.blankLines); at < text.length; take(patterns.blankLines)) {
    const start = line();
    const name = take(patterns.name)?.[0] ?? fail(`expected the name of a rule, found ${shown()}`);
    skip(0);
    if (take(patterns.definition) === null) fail(`expected "::=" after \`${name}\`, found ${shown()}`);
    if (rules.has(name)) fail(`the rule \`${name}\` is defined a second time`);
    rules.set(name, { line: start, alternatives: readAlternatives(0) });
    if (at < text.length && !/[\r\n]/.test(text.charAt(at))) fail(`expected a new line, found ${shown()}`);
  }
  return rules;
}

function toRange(found: RegExpExecArray | null): { min: number; max: number } {
  switch (found?.[0]) {
    case undefined:
      return { min: 1, max: 1 };
    case "*":
      return { min: 0, max: Infinity };
    case "+":
      return { min: 1, max: Infinity };
    case "?":
      return { min: 0, max: 1 };
    default: {
      const min = Number(found?.[1]);
      if (found?.[2] === undefined) return { min, max: min };
      return { min, max: found[3] === undefined ? Infinity : Number(found[3]) };
    }
  }
}
