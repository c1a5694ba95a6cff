interface Settings {
  logits: number[];
  temperature: number;
  topK: number;
  topP: number;
  minP: number;
}

/** The snippet that goes around: it drops the token that crosses top-p, cuts min-p at an absolute share, and never sums to 1 again. */
export function distribution({ logits, temperature, topK, topP, minP }: Settings): number[] {
  const t = Math.max(temperature, 0.01);
  const weights = logits.map((logit) => Math.exp(logit / t));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => weight / sum);
  const ranked = shares.map((_, token) => token).sort((a, b) => shares[b]! - shares[a]!);
  let reached = 0;
  ranked.forEach((token, rank) => {
    reached += shares[token]!;
    const isCut =
      (topK > 0 && rank >= topK) || (rank > 0 && topP < 1 && reached > topP) || shares[token]! < minP;
    if (isCut) shares[token] = 0;
  });
  return shares;
}
