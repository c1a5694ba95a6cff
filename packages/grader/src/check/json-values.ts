import type { Json } from "@assay/exercise";
import { quoted } from "./compared-text.ts";

export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

/** Names the type of a JSON value. */
export function typeOf(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return "object";
  if (typeof value === "string") return "string";
  return typeof value === "number" ? "number" : "boolean";
}

/** Names a type as a sentence needs it: `an object`. */
export const withArticle = (type: string): string =>
  type === "null" ? "null" : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;

export const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Says whether two JSON values are the same; the order of an object's keys does not matter. */
export function isSame(a: Json, b: Json): boolean {
  if (Array.isArray(a))
    return (
      Array.isArray(b) && a.length === b.length && a.every((each, index) => isSame(each, b[index] ?? null))
    );
  if (!isObject(a)) return a === b;
  if (!isObject(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null));
}

/** Writes a value into a sentence, shortened; only texts stand in quotation marks. */
export const shown = (value: Json): string =>
  typeof value === "string" ? quoted(value) : quoted(JSON.stringify(value)).slice(1, -1);
