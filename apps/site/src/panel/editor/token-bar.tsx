/** Draws how much of a token budget is used; in words it stands below, with everything else that is known. */
export function TokenBar({ tokens = 0, budget }: { tokens: number | undefined; budget: number }) {
  return (
    <meter
      class={tokens > budget ? "weight excess" : "weight"}
      aria-label="Tokens"
      max={budget}
      value={tokens}
    />
  );
}
