/** A reply laid over what was expected: `before` and `after` are surplus, the lacking ones are missing from it. */
export interface Alignment {
  before: string;
  same: string;
  after: string;
  lackingBefore: string;
  lackingAfter: string;
}

/** Lays a reply over the expected text: the whole of one in the other, else the longest run of words they share. */
export function align(reply: string, expected: string): Alignment {
  const at = indexOfText(reply, expected);
  if (at !== -1) {
    const end = at + expected.length;
    return { ...nothing, before: reply.slice(0, at), same: reply.slice(at, end), after: reply.slice(end) };
  }
  const inside = reply === "" ? -1 : indexOfText(expected, reply);
  if (inside !== -1) {
    const end = inside + reply.length;
    return {
      ...nothing,
      same: reply,
      lackingBefore: expected.slice(0, inside),
      lackingAfter: expected.slice(end),
    };
  }
  return alignWords(reply, expected);
}

const nothing: Alignment = { before: "", same: "", after: "", lackingBefore: "", lackingAfter: "" };

/** Finds a text inside another, as whole words where it can, whatever the case of its letters. */
function indexOfText(whole: string, text: string): number {
  if (text === "") return -1;
  const [low, sought] = [whole.toLowerCase(), text.toLowerCase()];
  // Some letters change their length with their case; positions would then lie.
  if (low.length !== whole.length || sought.length !== text.length) return whole.indexOf(text);
  let at = low.indexOf(sought);
  const first = at;
  while (at !== -1) {
    if (!isLetter(low[at - 1]) && !isLetter(low[at + sought.length])) return at;
    at = low.indexOf(sought, at + 1);
  }
  return first;
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

interface Word {
  text: string;
  start: number;
  end: number;
}

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu), (match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));

function alignWords(reply: string, expected: string): Alignment {
  const [left, right] = [wordsOf(reply), wordsOf(expected)];
  let best = { length: 0, inReply: 0, inExpected: 0 };
  for (let inReply = 0; inReply < left.length; inReply += 1) {
    for (let inExpected = 0; inExpected < right.length; inExpected += 1) {
      const length = commonRun(left.slice(inReply), right.slice(inExpected));
      if (length > best.length) best = { length, inReply, inExpected };
    }
  }
  const [first, last] = [left[best.inReply], left[best.inReply + best.length - 1]];
  const [from, to] = [right[best.inExpected], right[best.inExpected + best.length - 1]];
  if (best.length === 0 || !first || !last || !from || !to) {
    return { ...nothing, before: reply, lackingBefore: expected };
  }
  return {
    before: reply.slice(0, first.start),
    same: reply.slice(first.start, last.end),
    after: reply.slice(last.end),
    lackingBefore: expected.slice(0, from.start),
    lackingAfter: expected.slice(to.end),
  };
}

function commonRun(left: readonly Word[], right: readonly Word[]): number {
  const differs = left.findIndex((word, index) => word.text !== right[index]?.text);
  return differs === -1 ? left.length : differs;
}

/** Counts the words of a text. */
export const countWords = (text: string): number => wordsOf(text).length;
