export interface Settings {
  /** One number for each token, as the model's last layer gives them. */
  logits: number[];
  /** 0: the largest number takes everything. */
  temperature: number;
  /** How many tokens stay; 0 is off. */
  topK: number;
  /** The share that the tokens which stay must reach together; 1 is off. */
  topP: number;
  /** The least share, as a fraction of the largest; 0 is off. */
  minP: number;
}

/** Gives the probability of each token, in the order of `logits`. */
export function distribution({ logits, temperature }: Settings): number[] {
  const weights = logits.map((logit) => Math.exp(logit / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
