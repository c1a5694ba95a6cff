/** Deeper than any schema that a learner writes, and far from where recursion ends. */
const maxLevels = 64;

/** Says in a sentence why a JSON value cannot be kept: too many levels, or a key that no database takes. */
export function findUnstorable(value: unknown): string | undefined {
  let level = [value].filter(isContainer);
  // Level by level: recursion would overflow on exactly what is refused here.
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maxLevels) return `The body is nested over ${maxLevels} levels deep. Send a flatter one.`;
    if (level.some((each) => Object.keys(each).some(isUnstorableKey))) {
      return "A key in the body has a NUL or half a surrogate pair. Write it without.";
    }
    level = level.flatMap(childrenOf).filter(isContainer);
  }
  return undefined;
}

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;
const childrenOf = (value: object): unknown[] => Object.values(value);
const isUnstorableKey = (key: string): boolean => key.includes("\0") || !key.isWellFormed();
