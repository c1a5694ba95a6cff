import type { CheckOf } from "@assay/exercise";
import { type CheckFunction, judge } from "./check-function.ts";
import { quoted, resultOf } from "./compared-text.ts";

type Kind = CheckOf<"noPii">["kinds"][number];

export const noPii: CheckFunction<"noPii"> = (check, view) => {
  const text = resultOf(view, check.of);
  for (const kind of check.kinds) {
    const found = findPersonal(text, kind);
    if (found !== undefined) return judge(false, `It has ${names[kind]}: ${quoted(found)}.`);
  }
  return judge(true, `It has none of these: ${check.kinds.map((kind) => names[kind]).join(", ")}.`);
};

const names: Readonly<Record<Kind, string>> = {
  email: "an e-mail address",
  phone: "a telephone number",
  iban: "a bank account number",
  card: "a card number",
  ip: "an IP address",
};

// Every repetition is bounded, so that a long text costs no more than its length.
const shapes: Readonly<Record<Kind, RegExp>> = {
  email: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu,
  phone: /(?<![\w.-])(?:\+|\(?0|\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d))[\d ()./-]{0,20}/g,
  iban: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g,
  card: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g,
  ip: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)|(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])/gi,
};

/** Finds the first text of a kind; what has check digits must have them right. */
export const findPersonal = (text: string, kind: Kind): string | undefined =>
  (text.match(shapes[kind]) ?? [])
    .map((each) => each.replace(/[\s.,/-]+$/, ""))
    .find((each) => confirms[kind](each));

const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");

const confirms: Readonly<Record<Kind, (found: string) => boolean>> = {
  email: () => true,
  phone: (found) => {
    const { length } = digitsOf(found);
    return length >= 8 && length <= 15 && !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(found);
  },
  iban: (found) => {
    const words = found.split(" ");
    // Words in capital letters may follow.
    const ends = [0, 1, 2].map((fewer) => words.slice(0, words.length - fewer).join(""));
    return ends.some((each) => each.length >= 15 && hasIbanDigits(each));
  },
  card: (found) => hasLuhnDigit(digitsOf(found)),
  ip: (found) => found.includes(":") || found.split(".").every((part) => Number(part) <= 255),
};

/** Checks an account number by ISO 7064: read as a number in base 36, it is 1 modulo 97. */
function hasIbanDigits(account: string): boolean {
  const turned = account.slice(4) + account.slice(0, 4);
  return (
    Array.from(turned).reduce((rest, character) => {
      const value = Number.parseInt(character, 36);
      return (rest * (value > 9 ? 100 : 10) + value) % 97;
    }, 0) === 1
  );
}

/** Checks a card number by its last digit (Luhn). */
function hasLuhnDigit(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 1 ? digit * 2 : digit;
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0 && !/^0+$/.test(digits);
}
