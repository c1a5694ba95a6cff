import type { CheckOf } from "@assay/exercise";
import { type CheckFunction, judge } from "./check-function.ts";
import { expectedTexts, quoted, resultOf } from "./compared-text.ts";
import { judgeReadings, readings } from "./loose.ts";

type Detect = (text: string) => { language: string; isReliable: () => boolean };

let detect: Detect | undefined;

/** Loads the tables of the detector, which take too long to be loaded by gradings that do not need them. */
export async function loadLanguages(): Promise<void> {
  const { eld } = await import("eld/small");
  detect = (text) => eld.detect(text);
}

/** The languages that can be told apart: what the detector knows. */
const known =
  "am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh".split(
    " ",
  );

/** Says whether the detector can find a language. */
export const isKnownLanguage = (code: string): boolean => known.includes(code);

const names = new Intl.DisplayNames("en", { type: "language" });
const nameOf = (code: string): string => names.of(code) ?? code;

/**
 * A best guess that is right passes. What cannot be told fails and is never ungraded: else a reply of one word
 * or of digits would keep a submission from ever being decided.
 */
export const language: CheckFunction<"language"> = (check, view) => {
  const detected = detect;
  if (detected === undefined) throw new Error("the languages were not loaded");
  const wanted = languageOf(check, view);
  return judgeReadings(readings(resultOf(view, check.of), check.mode), (text) => {
    const found = detected(text);
    if (found.language === wanted) return judge(true, `It reads as ${nameOf(wanted)}.`);
    if (found.language !== "" && found.isReliable())
      return judge(false, `It reads as ${nameOf(found.language)}, not ${nameOf(wanted)}: ${quoted(text)}.`);
    return judge(false, `It is too short or too mixed to be told as ${nameOf(wanted)}: ${quoted(text)}.`);
  });
};

function languageOf(check: CheckOf<"language">, view: Parameters<typeof language>[1]): string {
  const [wanted = ""] = expectedTexts(view, check.of, check.is);
  if (!isKnownLanguage(wanted)) throw new Error(`the language \`${wanted}\` cannot be told`);
  return wanted;
}
