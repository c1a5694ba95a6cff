interface Settings {
  logits: number[];
  temperature: number;
  topK: number;
  topP: number;
  minP: number;
}

/** Temperature and a cut at top-k, as a first sketch does it: nothing else is looked at. */
export function distribution({ logits, temperature, topK }: Settings): number[] {
  const ranked = logits.map((_, token) => token).sort((a, b) => logits[b]! - logits[a]!);
  const kept = new Set(topK > 0 ? ranked.slice(0, topK) : ranked);
  const weights = logits.map((logit, token) => (kept.has(token) ? Math.exp(logit / temperature) : 0));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
