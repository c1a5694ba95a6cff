/** Draws how much of a token budget is used; past the budget, a second stroke says by how much. */
export function TokenBar({ tokens, budget }: { tokens: number | undefined; budget: number }) {
  const used = tokens ?? 0;
  const whole = Math.max(used, budget);
  const share = (amount: number): string => `${(100 * amount) / whole}%`;
  const words = tokens === undefined ? `at most ${budget} tokens` : `${tokens} of ${budget} tokens`;
  return (
    <svg class="weight" role="img" aria-label={words}>
      <line class="free" x1="0" x2="100%" y1="6" y2="6" />
      <line class="used" x1="0" x2={share(Math.min(used, budget))} y1="6" y2="6" />
      {used > budget && <line class="excess" x1={share(budget)} x2="100%" y1="6" y2="6" />}
      {used > budget && <line class="border" x1={share(budget)} x2={share(budget)} y1="0" y2="12" />}
    </svg>
  );
}
