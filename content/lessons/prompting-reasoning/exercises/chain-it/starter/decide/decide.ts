import { readNumber } from "./numbers.ts";

/** What the steps before this one found, and the shop's list. */
interface Found {
  /** What your first text brought back, such as “nine days”. */
  time: string;
  /** What your second text brought back, such as “kettle”. */
  product: string;
  /** The days within which the shop takes back each product. */
  windows: Record<string, number>;
}

export function decide({ time }: Found): "yes" | "no" | "ask" {
  const [number = ""] = time.trim().split(" ");
  return (readNumber(number) ?? 0) <= 30 ? "yes" : "no";
}
