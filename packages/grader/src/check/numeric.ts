import type { Json } from "@assay/exercise";
import { type CheckFunction, judge } from "./check-function.ts";
import { quoted, resultOf } from "./compared-text.ts";

export const numeric: CheckFunction<"numeric"> = (check, view) => {
  const wanted = check.value ?? expectedNumber(view.expect[check.of], check.of);
  const text = resultOf(view, check.of);
  const found = readNumber(text);
  const asked = check.tolerance === 0 ? `${wanted}` : `${wanted}, give or take ${check.tolerance}`;
  if (found === undefined)
    return judge(false, `It is ${quoted(text.trim())}, not a number alone.`, `${wanted}`);
  return isNear(found, wanted, check.tolerance)
    ? judge(true, `It is ${found}; asked for is ${asked}.`, `${wanted}`)
    : judge(false, `It is ${found}, not ${asked}.`, `${wanted}`);
};

function expectedNumber(value: Json | undefined, of: string): number {
  const wanted = typeof value === "string" ? readNumber(value) : value;
  if (typeof wanted !== "number")
    throw new Error(`the case does not say which number is expected of \`${of}\``);
  return wanted;
}

const decimal = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Reads a text that is one number: sign and decimal point count, commas only group thousands. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(/^\u2212/, "-");
  if (trimmed.length > 100 || !decimal.test(trimmed)) return undefined;
  const value = Number(trimmed.replaceAll(",", ""));
  return Number.isFinite(value) ? value : undefined;
}

/** Says whether a number is within the tolerance of another; 1.1 is within 0.1 of 1 although binary fractions are not. */
export function isNear(found: number, wanted: number, tolerance: number): boolean {
  if (tolerance === 0) return found === wanted;
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(found), Math.abs(wanted));
  return Math.abs(found - wanted) <= tolerance + rounding;
}
