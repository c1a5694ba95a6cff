import type { Content } from "@assay/content";
import type { Submissions } from "@assay/submissions";
import type { ChatTurn } from "@assay/exercise";
import type { ExaminerStatus } from "../examiner-status.ts";
import type { ReplayOffer } from "./limit-replays.ts";
import type { Sessions } from "./session.ts";
import type { RateLimits, TakeTurn } from "./rate-limit.ts";

/** Counts tokens as the examiner does; undefined while its vocabulary is not there yet. */
export type CountTokens = (value: string | readonly ChatTurn[]) => number | undefined;

/** What the routes need; composed in main.ts. */
export interface Dependencies {
  content: Content;
  submissions: Submissions;
  sessions: Sessions;
  /** Limits submissions. */
  takeTurn: TakeTurn;
  /** Limits drafts, and counts of tokens; absent are the usual limits. */
  lightLimits?: RateLimits;
  countTokens: CountTokens;
  /** Tells how the examiner does, as the site shows it. */
  examiner: () => Promise<ExaminerStatus>;
  /** What replays on an added examiner may use up; absent where none was added. */
  replays?: ReplayOffer | undefined;
  /** Where submissions are kept. */
  storage: "embedded" | "postgresql";
  version: string;
}
