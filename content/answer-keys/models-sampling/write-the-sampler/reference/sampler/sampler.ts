export interface Settings {
  logits: number[];
  temperature: number;
  topK: number;
  topP: number;
  minP: number;
}

export function distribution({ logits, temperature, topK, topP, minP }: Settings): number[] {
  const ranked = logits.map((_, token) => token).sort((a, b) => logits[b]! - logits[a]! || a - b);
  const [best = 0] = ranked;
  if (temperature === 0) return logits.map((_, token) => (token === best ? 1 : 0));

  // The largest number is taken away first: exp(0) is the largest term, so nothing overflows.
  let shares = normalise(logits.map((logit) => Math.exp((logit - logits[best]!) / temperature)));
  if (topK > 0) shares = keep(shares, new Set(ranked.slice(0, topK)));
  shares = keep(shares, nucleus(ranked, shares, topP));
  const least = minP * shares[best]!;
  return keep(shares, new Set(ranked.filter((token) => shares[token]! >= least)));
}

function nucleus(ranked: number[], shares: number[], topP: number): Set<number> {
  const kept = new Set<number>();
  let sum = 0;
  for (const token of ranked) {
    if (sum >= topP) break;
    kept.add(token);
    sum += shares[token]!;
  }
  return kept;
}

const keep = (shares: number[], kept: Set<number>): number[] =>
  normalise(shares.map((share, token) => (kept.has(token) ? share : 0)));

function normalise(weights: number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
