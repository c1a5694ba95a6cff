import { type Item, type Rule, readGrammar } from "./grammar-text.ts";
import { ConstraintError, limits } from "./limits.ts";

/** How much something is when it is written out. */
interface Extent {
  places: number;
  isNullable: boolean;
  /** How many places may come first. */
  openings: number;
  /** How many of them may be skipped on the way in, and how many may be skipped on the way out. */
  skipsIn: number;
  skipsOut: number;
  /** The numbers of repetitions inside each other, multiplied, where it is open how often they come. */
  counts: number;
}

/**
 * Checks that a grammar can be followed in bounded time, or throws a ConstraintError. Without recursion there are only
 * so many places that a reply can be at, and that number is what each token costs at most.
 */
export function checkGrammar(text: string, maxCounts: number = limits.counts): void {
  const rules = readGrammar(text);
  if (!rules.has("root"))
    throw new ConstraintError("has no rule `root`; what a reply must be is written there");
  const known = new Map<string, Extent>();
  // Every rule counts, also one that nothing refers to: the engine reads them all.
  for (const name of rules.keys()) measureRule({ rules, known, open: [], maxCounts }, name);
}

interface Survey {
  rules: ReadonlyMap<string, Rule>;
  known: Map<string, Extent>;
  /** The rules that are being measured, outermost first. */
  open: readonly string[];
  maxCounts: number;
}

function measureRule(survey: Survey, name: string, from = 0): Extent {
  const known = survey.known.get(name);
  if (known !== undefined) return known;
  const rule = survey.rules.get(name);
  if (rule === undefined)
    throw new ConstraintError(`has an error in line ${from}: there is no rule \`${name}\``);
  if (survey.open.includes(name))
    throw new ConstraintError(
      `has an error in line ${rule.line}: the rule \`${name}\` comes back to itself, which may never end; write a repetition with * or +`,
    );
  const extent = measureAlternatives({ ...survey, open: [...survey.open, name] }, rule.alternatives);
  if (extent.places > limits.places)
    throw new ConstraintError(
      `has an error in line ${rule.line}: the rule \`${name}\` has more than ${limits.places} places when it is written out; repeat less`,
    );
  survey.known.set(name, extent);
  return extent;
}

function measureAlternatives(survey: Survey, alternatives: readonly Item[][]): Extent {
  const sequences = alternatives.map((items) => measureSequence(survey, items));
  const all = (of: (each: Extent) => number): number[] => sequences.map(of);
  const openings = sum(all((each) => each.openings));
  if (openings > limits.openings)
    throw fault(survey, `more than ${limits.openings} alternatives begin at one place`);
  return {
    places: sum(all((each) => each.places)),
    isNullable: sequences.some((each) => each.isNullable),
    openings,
    skipsIn: Math.max(...all((each) => each.skipsIn)),
    skipsOut: Math.max(...all((each) => each.skipsOut)),
    counts: Math.max(...all((each) => each.counts)),
  };
}

function measureSequence(survey: Survey, items: readonly Item[]): Extent {
  const whole: Extent = { places: 0, isNullable: true, openings: 0, skipsIn: 0, skipsOut: 0, counts: 1 };
  for (const item of items) {
    const extent = measureItem(survey, item);
    checkSkips(survey, whole.skipsOut + extent.skipsIn);
    whole.places += extent.places;
    whole.counts = Math.max(whole.counts, extent.counts);
    if (whole.isNullable) {
      whole.openings += extent.openings;
      whole.skipsIn += extent.skipsIn;
    }
    whole.skipsOut = extent.isNullable ? whole.skipsOut + extent.skipsIn : extent.skipsOut;
    whole.isNullable &&= extent.isNullable;
  }
  return whole;
}

function checkSkips(survey: Survey, skips: number): void {
  if (skips > limits.skips)
    throw fault(
      survey,
      `more than ${limits.skips} alternatives in a row may be left out; write fewer of them`,
    );
}

function measureItem(survey: Survey, { what, min, max }: Item): Extent {
  const one = measureOnce(survey, what);
  if (max > 1 && one.isNullable)
    throw fault(
      survey,
      "something is repeated that may be empty, which may never end; repeat what is not empty",
    );
  if (max > 1) checkSkips(survey, one.skipsOut + one.skipsIn + (min === max ? 0 : one.openings));
  const places = one.places * (max === Infinity ? min + 1 : max);
  if (min > 0 && min === max) return { ...one, places };
  const counts = max === 1 ? one.counts : one.counts * ((max === Infinity ? min : max - min) + 1);
  if (counts > survey.maxCounts && counts > one.counts)
    throw fault(
      survey,
      `repetitions inside each other come up to ${counts} times; at most ${limits.counts} are allowed, or write * or +`,
    );
  const skipsOut = one.skipsOut + (max > 1 ? one.openings : 0);
  if (min > 0) return { ...one, places, skipsOut, counts };
  const skipsIn = Math.max(one.skipsIn, one.openings);
  return { ...one, places, counts, isNullable: true, skipsIn, skipsOut: Math.max(skipsOut, skipsIn) };
}

function measureOnce(survey: Survey, what: Item["what"]): Extent {
  if ("rule" in what) return measureRule(survey, what.rule, what.line);
  if ("group" in what) return measureAlternatives(survey, what.group);
  const isNullable = what.characters === 0;
  const skips = isNullable ? 1 : 0;
  return {
    places: Math.max(what.characters, 1),
    isNullable,
    openings: 1,
    skipsIn: skips,
    skipsOut: skips,
    counts: 1,
  };
}

const fault = ({ open }: Survey, problem: string): ConstraintError =>
  new ConstraintError(`has an error in the rule \`${open.at(-1)}\`: ${problem}`);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
