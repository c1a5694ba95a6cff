import { type Reply, ask } from "../api.ts";

interface Spending {
  /** In US dollars, today. */
  spent: number;
  most?: number;
}

/** What one's replays have used up, and what they may. */
export interface ReplayAllowance {
  examiner: string;
  learner: Spending;
  everybody: Spending;
  resetsAt: string;
  lastHour: number;
  mostInHour: number;
}

/** Reads what one's replays have used up. */
export const readAllowance = (): Promise<Reply<ReplayAllowance>> => ask("/api/replays/allowance");
