/** One line of the table; a ratio is ours over the rival's, measured in the same run. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  rival?: string;
  ratio?: number;
  /** The ratio to reach, and the one that is red. */
  target?: { ratio: number; red: number };
}

/** Takes the middle of several measurements. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
