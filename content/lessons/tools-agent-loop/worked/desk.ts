/** A tool that the model wants used, and with what. */
export interface Wish {
  tool: string;
  given: Record<string, string>;
}

/** What the model replied: what it wants done, and what the call cost. */
export interface Reply {
  wishes: Wish[];
  dollars: number;
}

/** What both loops work with: a model, and the tools of the shop. */
export interface Desk {
  ask(text: string, options?: { signal: AbortSignal }): Promise<Reply>;
  use(wish: Wish): Promise<unknown>;
}

export interface Work {
  goal: string;
  /** What came of the tasks so far. */
  notes: readonly string[];
  /** The tasks that wait. */
  queue: readonly string[];
  task: string;
}

/** Writes what the model is asked; it keeps nothing in mind, so all that counts is in here, every time. */
export const describe = ({ goal, notes, queue, task }: Work): string =>
  [`Goal: ${goal}`, "Done:", ...listed(notes), "Open:", ...listed(queue), `Task: ${task}`].join("\n");

const listed = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);
