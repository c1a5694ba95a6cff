/** Whether something may be spent today, and on which numbers that rests; amounts are US dollars. */
export interface Spend {
  allowed: boolean;
  spentToday: number;
  /** The most a day may cost; absent where nobody set one. */
  cap: number | undefined;
  /** The most that what is asked for may cost; absent where the price is not known. */
  wouldCost: number | undefined;
}

/** Decides whether a day's cap holds also at worst; an unknown cost is allowed only where there is no cap to break. */
export function decideSpend({ spentToday, cap, wouldCost }: Omit<Spend, "allowed">): Spend {
  const allowed =
    cap === undefined || wouldCost === 0 || (wouldCost !== undefined && spentToday + wouldCost <= cap);
  return { allowed, spentToday, cap, wouldCost };
}
