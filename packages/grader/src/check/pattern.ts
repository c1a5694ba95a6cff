import { RE2JS } from "re2js";

/** Says whether a pattern is RE2 syntax, which runs in linear time, so that no pattern can hold a worker. */
export function isPattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
