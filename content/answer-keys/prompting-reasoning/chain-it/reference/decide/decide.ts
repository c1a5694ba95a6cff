import { readNumber } from "./numbers.ts";

/** What the steps before this one found, and the shop's list. */
interface Found {
  time: string;
  product: string;
  windows: Record<string, number>;
}

/** A person is asked wherever a step before this one did not bring what it should. */
export function decide({ time, product, windows }: Found): "yes" | "no" | "ask" {
  const days = readDays(time);
  const name = product.trim().toLowerCase();
  const window = Object.hasOwn(windows, name) ? windows[name] : undefined;
  if (days === undefined || window === undefined) return "ask";
  return days <= window ? "yes" : "no";
}

/** Reads “nine days” or “two weeks” as days; undefined where it is anything else. */
function readDays(time: string): number | undefined {
  const [, number = "", unit] = /^(\S+) (day|week)s?$/i.exec(time.trim()) ?? [];
  const count = readNumber(number);
  if (count === undefined) return undefined;
  return unit?.toLowerCase() === "week" ? 7 * count : count;
}
