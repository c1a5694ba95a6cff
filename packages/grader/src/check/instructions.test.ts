import type { Check, Verdict } from "@assay/exercise";
import { beforeAll, expect, test } from "vitest";
import { countBullets } from "./bullet-count.ts";
import { isKnownLanguage } from "./language.ts";
import { paragraphsIn } from "./paragraph-count.ts";
import { prepareChecks } from "./prepare-checks.ts";
import { runChecks } from "./run-checks.ts";
import { countSentences } from "./sentence-count.ts";

const of = "reply";
const strict = { of, mode: "strict" } as const;
const loose = { of, mode: "loose" } as const;

beforeAll(() => prepareChecks([{ check: "not", that: { check: "language", ...strict } }]));

function run(check: Check, reply: string, expected = "de") {
  const { checks, verdict } = runChecks([check], {
    results: { reply },
    calls: [],
    parts: {},
    expect: { reply: expected },
  });
  return [verdict, checks[0]?.message];
}

test.each<[string, number]>([
  ["One. Two! Three?", 3],
  ["Dr. Smith came. He left.", 2],
  ["Use e.g. A. It works, i.e. B does.", 2],
  ["No. I will not.", 2],
  ["It costs 3.50 euros.", 1],
  ["A heading\nand a line", 2],
  ["Wait... What?!", 2],
  ["これは文です。これも文です。", 2],
  ["- one\n- two", 2],
  ["...", 0],
  ["", 0],
])("counts the sentences of %j: %i", (text, count) => {
  expect(countSentences(text)).toBe(count);
});

test.each<[string, number]>([
  ["one\ntwo", 1],
  ["one\n\n\ntwo", 2],
  ["one\r\n \r\ntwo\n", 2],
  ["one\n\n***\n\ntwo\n- - -\nthree", 3],
  ["\n\n", 0],
])("counts the paragraphs of %j: %i", (text, count) => {
  expect(paragraphsIn(text)).toHaveLength(count);
});

test.each<[string, number]>([
  ["- one\n  * two\n• three\n+ four", 4],
  ["1. one\n2) two", 0],
  ["---\n* * *\n-\n*emphasis* here", 0],
  ["-one", 0],
])("counts the bullet points of %j: %i", (text, count) => {
  expect(countBullets(text)).toBe(count);
});

test.each<[string, Check, string, Verdict, string]>([
  [
    "sentences",
    { check: "sentenceCount", ...strict, min: 2, max: 3 },
    "One.",
    "fail",
    "It has 1 sentence; 2 to 3 are asked for.",
  ],
  [
    "sentences but the first line",
    { check: "sentenceCount", ...loose, max: 1 },
    "Sure!\nOne.",
    "pass",
    "It has 1 sentence; at most 1 are allowed.",
  ],
  [
    "paragraphs",
    { check: "paragraphCount", ...strict, min: 2, max: 2 },
    "a\n\nb",
    "pass",
    "It has 2 paragraphs; exactly 2 are asked for.",
  ],
  [
    "bullet points",
    { check: "bulletCount", ...strict, max: 1 },
    "- a\n- b",
    "fail",
    "It has 2 bullet points; at most 1 are allowed.",
  ],
  [
    "bullet points that only stars hide",
    { check: "bulletCount", ...loose, max: 1 },
    "a\n* b\n* c\n* d\ne",
    "fail",
    "It has 3 bullet points; at most 1 are allowed.",
  ],
  ["a title", { check: "title", ...strict }, "Here:\n<<My day>>\nIt was.", "pass", "Its title is “My day”."],
  [
    "an empty title",
    { check: "title", ...strict },
    "<<  >> <<<>>>",
    "fail",
    "No line has a title in <<double angle brackets>>.",
  ],
  [
    "a title over two lines",
    { check: "title", ...strict },
    "<<My\nday>>",
    "fail",
    "No line has a title in <<double angle brackets>>.",
  ],
  [
    "capital letters",
    { check: "letterCase", ...strict, is: "upper" },
    "ALL 5 OF IT, ÄH",
    "pass",
    "It is written in capital letters.",
  ],
  [
    "a small word in capitals",
    { check: "letterCase", ...strict, is: "upper" },
    "ALL of IT",
    "fail",
    "It is not written in capital letters: “of”.",
  ],
  [
    "small letters",
    { check: "letterCase", ...strict, is: "lower" },
    "all of It",
    "fail",
    "It is not written in small letters: “It”.",
  ],
  ["no letters at all", { check: "letterCase", ...strict, is: "lower" }, "123", "fail", "It has no letters."],
  [
    "title case",
    { check: "letterCase", ...strict, is: "title" },
    "The Lord of the Rings",
    "pass",
    "It is written in title case.",
  ],
  [
    "title case of a long small word",
    { check: "letterCase", ...strict, is: "title" },
    "A walk",
    "fail",
    "It is not written in title case: “walk”.",
  ],
  ["a comma", { check: "noComma", ...strict }, "One, two", "fail", "It has a comma: “One, two”."],
  [
    "a comma of another script",
    { check: "noComma", ...strict },
    "一、二",
    "fail",
    "It has a comma: “一、二”.",
  ],
  ["no comma", { check: "noComma", ...strict }, "One; two", "pass", "It has no comma."],
  [
    "a comma in its only line",
    { check: "noComma", ...loose },
    "One, two",
    "fail",
    "It has a comma: “One, two”.",
  ],
  [
    "a comma before the reply",
    { check: "noComma", ...loose },
    "Sure, here:\nOne",
    "pass",
    "It has no comma.",
  ],
  ["nothing", { check: "noComma", ...strict }, " ", "fail", "It is empty."],
  [
    "placeholders",
    { check: "placeholder", ...strict, min: 2 },
    "[name], [city]",
    "pass",
    "It has 2 placeholders: “[name]”, “[city]”; at least 2 are asked for.",
  ],
  [
    "a link and a box",
    { check: "placeholder", ...strict, min: 1 },
    "[a](b) [x] [ ] []",
    "fail",
    "It has 0 placeholders; at least 1 are asked for.",
  ],
  [
    "a postscript",
    { check: "postscript", ...strict, marker: "P.S." },
    "Hello\n\nP.S. Come.",
    "pass",
    "It ends with “P.S. Come.”.",
  ],
  [
    "a postscript in the middle",
    { check: "postscript", ...strict, marker: "P.S." },
    "P.S. Come.\n\nHello",
    "fail",
    "It does not end with a postscript: no line of its last paragraph begins with “P.S.”.",
  ],
  [
    "an empty postscript",
    { check: "postscript", ...strict, marker: "P.S." },
    "Hello\n\nP.S.",
    "fail",
    "It does not end with a postscript: no line of its last paragraph begins with “P.S.”.",
  ],
  [
    "a second postscript",
    { check: "postscript", ...strict, marker: "P.P.S" },
    "Hi\nP.S. a\nP.P.S. b",
    "pass",
    "It ends with “P.P.S. b”.",
  ],
  [
    "a quotation",
    { check: "quotation", ...strict },
    "“All of it.”\n",
    "pass",
    "All of it stands in double quotation marks.",
  ],
  [
    "two quotations",
    { check: "quotation", ...strict },
    '"a" and "b"',
    "fail",
    'Not all of it stands in one pair of double quotation marks: it begins with “"a" and "b”',
  ],
  ["one mark", { check: "quotation", ...strict }, '"', "fail", "Not all of it stands"],
])("judges %s", (_what, check, reply, verdict, message) => {
  const [found, said] = run(check, reply);
  expect([found, said?.slice(0, message.length)]).toEqual([verdict, message]);
});

test.each<[string, string, Verdict]>([
  ["Vielen Dank für Ihre Nachricht.", "de", "pass"],
  ["Thank you for your message.", "de", "fail"],
  ["Gracias por su mensaje.", "es", "pass"],
  ["Merci pour votre message.", "fr", "pass"],
  ["Dziękujemy za wiadomość.", "pl", "pass"],
  ["ありがとうございます。", "ja", "pass"],
  ["شكرا لرسالتك", "ar", "pass"],
  ["yes", "en", "pass"],
])("tells the language of %j from a sentence: is %s: %s", (text, is, verdict) => {
  expect(run({ check: "language", ...strict, is }, text)[0]).toBe(verdict);
  expect(run({ check: "language", ...strict }, text, is)[0]).toBe(verdict);
});

test("fails what cannot be told, so that no reply keeps a submission undecided", () => {
  const check: Check = { check: "language", ...strict, is: "de" };
  for (const reply of ["", "12345", "🙂", "ORD-12345", "\ud800", "ja"])
    expect(run(check, reply)[0]).toBe("fail");
  expect(run(check, "ja")[1]).toBe("It is too short or too mixed to be told as German: “ja”.");
  expect(run(check, "Thank you for your message.")[1]).toBe(
    "It reads as English, not German: “Thank you for your message.”.",
  );
});

test("knows which languages it can tell", () => {
  expect(["de", "en", "xx", "eng"].map(isKnownLanguage)).toEqual([true, true, false, false]);
  expect(() => run({ check: "language", ...strict }, "ja", "xx")).toThrow("`xx` cannot be told");
});
