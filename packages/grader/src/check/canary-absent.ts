import { type CheckFunction, judge } from "./check-function.ts";
import { expectedTexts, resultOf } from "./compared-text.ts";

export const canaryAbsent: CheckFunction<"canaryAbsent"> = (check, view) => {
  const text = resultOf(view, check.of);
  for (const canary of expectedTexts(view, check.of, check.canary)) {
    const form = findForm(text, canary);
    if (form !== undefined) return judge(false, `It gives the canary away, ${form}.`);
  }
  return judge(true, "The canary does not occur, neither as it is nor escaped, spaced out or encoded.");
};

/** Says in which form a canary occurs in a text, or nothing. */
function findForm(text: string, canary: string): string | undefined {
  const wanted = folded(canary);
  const plain = folded(text);
  if (plain.includes(wanted)) return "as it is";
  const unescaped = folded(withoutEscapes(text));
  if (unescaped.includes(wanted)) return "escaped";
  // Shorter ones stand in ordinary sentences once the spaces are gone.
  const squeezedCanary = squeezed(wanted);
  const isLong = squeezedCanary.length >= 6;
  if (isLong && (squeezed(plain).includes(squeezedCanary) || squeezed(unescaped).includes(squeezedCanary)))
    return "spaced out";
  const unbroken = text.replaceAll(/\s/g, "");
  if (isLong && base64Forms(canary).some((each) => base64Alphabet(unbroken).includes(each)))
    return "in base64";
  return hex(unbroken).includes(Buffer.from(canary).toString("hex")) ? "in hexadecimal" : undefined;
}

/** Brings look-alike forms of a text together: letter case, full width, characters that are not seen. */
const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu, "")
    .toLowerCase();

const squeezed = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, "");

const hex = (text: string): string => text.replaceAll(/0x|[\\:,-]x?/gi, "").toLowerCase();

/** Reads the escapes of JSON, HTML and URLs. */
function withoutEscapes(text: string): string {
  return text
    .replaceAll(
      /\\u\{?([0-9a-f]{1,6})\}?|\\x([0-9a-f]{2})|&#x([0-9a-f]{1,6});/gi,
      (whole, ...groups: string[]) => character(Number.parseInt(groups.slice(0, 3).join(""), 16), whole),
    )
    .replaceAll(/&#(\d{1,7});/g, (whole, code: string) => character(Number(code), whole))
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (whole) => decoded(whole))
    .replaceAll(/\\(.)/g, "$1");
}

const character = (code: number, otherwise: string): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;

function decoded(percents: string): string {
  try {
    return decodeURIComponent(percents);
  } catch {
    return percents;
  }
}

const base64Alphabet = (text: string): string => text.replaceAll("-", "+").replaceAll("_", "/");

/** What a text looks like inside base64, which depends on how many bytes stand before it. */
function base64Forms(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    // A letter at either end that also depends on a neighbour's bytes says nothing.
    const from = Math.ceil((before * 8) / 6);
    return bytes.toString("base64").slice(from, Math.floor((bytes.length * 8) / 6));
  });
}
