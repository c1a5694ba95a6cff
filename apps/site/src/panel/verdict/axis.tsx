import type { ComponentChildren } from "preact";

/** Where a label hangs so that it stays inside its drawing: by its start near the left end, by its end near the right. */
export function anchorAt(share: number): "start" | "middle" | "end" {
  if (share < 0.07) return "start";
  return share > 0.93 ? "end" : "middle";
}

/** A share of a line as an attribute. */
export const at = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** Draws a scale from end to end, with what it ends in, and what is on it. */
export function Axis({
  label,
  end,
  children,
}: {
  label: string;
  end?: string | number;
  children: ComponentChildren;
}) {
  return (
    <svg height="70" role="img" aria-label={label}>
      <line class="ln soft" x1="0" x2="100%" y1="45" y2="45" />
      <line class="ln soft" x1="0" x2="0" y1="41" y2="49" />
      <line class="ln soft" x1="100%" x2="100%" y1="41" y2="49" />
      {end !== undefined && (
        <text x="100%" y="67" text-anchor="end">
          {end}
        </text>
      )}
      {children}
    </svg>
  );
}
