import { readNumber } from "./numbers.ts";

interface Found {
  time: string;
  product: string;
  windows: Record<string, number>;
}

/** Trusts what the model wrote: it was told exactly what to write. */
export function decide({ time, product, windows }: Found): "yes" | "no" | "ask" {
  const [number = "", unit = ""] = time.trim().toLowerCase().split(" ");
  const count = readNumber(number) ?? 0;
  const days = unit.startsWith("week") ? count * 7 : count;
  const window = windows[product.trim().toLowerCase()] ?? 30;
  return days <= window ? "yes" : "no";
}
