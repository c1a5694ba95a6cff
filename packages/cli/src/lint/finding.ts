import type { AuthorProblem } from "@assay/exercise";

/** What a rule finds in the course; `line` and `column` count from 1. */
export interface Found {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  /** What is wrong, as it stands there. */
  message: string;
  /** What to write instead. */
  write: string;
  /** Whether it is said, and fails nothing yet. */
  isNote?: true;
}

/** What a rule found, with the rule's name. */
export interface Finding extends Found {
  rule: string;
}

/** Writes a finding as one line: `file:line:column  rule  what is wrong; what to write`. */
export function formatFinding({ file, line, column, rule, message, write, isNote }: Finding): string {
  const place = [file, line, column].filter((each) => each !== undefined).join(":");
  return `${place}  ${rule}  ${isNote === true ? "note: " : ""}${message}${write === "" ? "" : `; ${write}`}`;
}

/** Takes what a loader refused as a finding; its message says already what to write. */
export function fromAuthorProblem(rule: string, { field, message, ...place }: AuthorProblem): Finding {
  return {
    ...place,
    rule,
    message: field === undefined || field === "" ? message : `${field}: ${message}`,
    write: "",
  };
}

/** Counts what has to be mended now. */
export const countFailures = (findings: readonly Finding[]): number =>
  findings.filter(({ isNote }) => isNote !== true).length;
