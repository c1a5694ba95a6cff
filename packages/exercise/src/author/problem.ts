/** What is wrong in a file an author wrote; `line` and `column` count from 1. */
export interface AuthorProblem {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  field?: string | undefined;
  message: string;
}

/** Writes a problem as one line: `file:line:column  field  what to write`. */
export function formatProblem({ file, line, column, field, message }: AuthorProblem): string {
  const place = [file, line, column].filter((each) => each !== undefined).join(":");
  return [place, field, message].filter((each) => each !== undefined && each !== "").join("  ");
}

/** Either what an author wrote, validated, or everything that is wrong with it. */
export type Read<T> = { ok: true; value: T } | { ok: false; problems: AuthorProblem[] };
