/** What a constraint may ask for, so that no request can hold the examiner up. */
export const limits = {
  /** Characters of a grammar. */
  grammarText: 16_384,
  /** How deep parentheses may be nested. */
  groupDepth: 16,
  /** The largest number of a repetition such as `{0,512}`. */
  repetition: 512,
  /** Places in a grammar when everything that is repeated or referred to is written out. */
  places: 4096,
  /** Places that a reply may be at next, at the beginning of something. */
  openings: 256,
  /** Alternatives in a row that may be left out: the work can double with each. */
  skips: 16,
  /** The numbers of repetitions inside each other, multiplied: a reply may be at so many places of them at once. */
  counts: 513,
  /** How deep a schema may be nested. */
  schemaDepth: 8,
  /** Schemas inside a schema, itself included. */
  schemaNodes: 256,
  /** Values of an `enum`, schemas of an `anyOf`. */
  choices: 128,
  /** Items of a list. */
  items: 64,
} as const;

/** What is wrong with a constraint, as the end of a sentence that starts with the place. */
export interface ConstraintProblem {
  /** The keys down to the place in a schema; empty for a grammar. */
  path: readonly (string | number)[];
  problem: string;
}

/** Is thrown while a constraint is read, and caught where it is asked for. */
export class ConstraintError extends Error {
  override readonly name = "ConstraintError";
  readonly path: readonly (string | number)[];

  constructor(problem: string, path: readonly (string | number)[] = []) {
    super(problem);
    this.path = path;
  }
}
