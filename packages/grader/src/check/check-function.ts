import type {
  Artifact,
  CheckOf,
  CheckResult,
  CodeRun,
  FieldCounts,
  Json,
  LeafName,
  SampleCall,
  Tests,
  Verdict,
} from "@assay/exercise";

/** What a check may look at. */
export interface SampleView {
  /** Results of steps, and parts that are text, by name. */
  results: Readonly<Record<string, string>>;
  calls: readonly SampleCall[];
  /** Absent where no step runs code. */
  code?: CodeView;
  /** What the learner handed in, by name. */
  parts: Readonly<Artifact>;
  expect: Readonly<Record<string, Json>>;
}

/** Calls of the learner's code on a case, and the tests of that case by file. */
export interface CodeView {
  runs: readonly CodeRun[];
  tests: ReadonlyMap<string, Tests>;
}

/** What a check says: the verdict, what was found as a sentence, and the text that was expected where there is one. */
export interface Judgement {
  verdict: Verdict;
  message: string;
  expected?: string;
  /** A row for each test, where the check runs tests. */
  tests?: CheckResult["tests"];
  /** What a gate over fields counts; never part of what is shown. */
  fields?: FieldCounts;
}

export type CheckFunction<Name extends LeafName> = (check: CheckOf<Name>, view: SampleView) => Judgement;

/** Judges by a condition. */
export const judge = (passes: boolean, message: string, expected?: string): Judgement => ({
  verdict: passes ? "pass" : "fail",
  message,
  ...(expected === undefined ? {} : { expected }),
});
