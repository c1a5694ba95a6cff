import type { Content } from "@assay/content";
import type { Submissions } from "@assay/submissions";
import type { ChatTurn, Exercise, TypeProblem } from "@assay/exercise";
import type { ExaminerStatus } from "../examiner-status.ts";
import type { ReplayOffer } from "./limit-replays.ts";
import type { Sessions } from "./session.ts";
import type { RateLimits, TakeTurn } from "./rate-limit.ts";

/** Counts tokens as the examiner does; undefined while its vocabulary is not there yet. */
export type CountTokens = (value: string | readonly ChatTurn[]) => number | undefined;

/** Looks over the types of a part that is code, as advice. */
export type CheckTypes = (request: {
  exercise: Exercise;
  part: string;
  files: Readonly<Record<string, string>>;
  signal: AbortSignal;
}) => Promise<TypesAnswer>;

/** What is wrong with the types, or in a sentence why nobody looked. */
export type TypesAnswer =
  { ok: true; problems: TypeProblem[] } | { ok: false; detail: string; seconds?: number };

/** What the routes need; composed in main.ts. */
export interface Dependencies {
  content: Content;
  submissions: Submissions;
  sessions: Sessions;
  /** Limits submissions. */
  takeTurn: TakeTurn;
  /** Limits drafts, counts of tokens and looks at types; absent are the usual limits. */
  lightLimits?: RateLimits;
  countTokens: CountTokens;
  checkTypes: CheckTypes;
  /** Tells how the examiner does, as the site shows it. */
  examiner: () => Promise<ExaminerStatus>;
  /** What replays on an added examiner may use up; absent where none was added. */
  replays?: ReplayOffer | undefined;
  /** Where submissions are kept. */
  storage: "embedded" | "postgresql";
  version: string;
}
