/** What became of a case between two attempts. */
export type Change = "fixed" | "broke";

/** Tells what became of a case; nothing is told of one that either attempt could not grade. */
export function changeOf(before: string | undefined, now: string | undefined): Change | undefined {
  if (before === "fail" && now === "pass") return "fixed";
  return before === "pass" && now === "fail" ? "broke" : undefined;
}
