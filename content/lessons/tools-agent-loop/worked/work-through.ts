import { type Desk, type Wish, describe } from "./desk.ts";

export interface Order {
  /** What may be spent. */
  dollars: number;
  /** Aborted when nobody wants the work any more. */
  signal: AbortSignal;
}

export interface Ending {
  why: "done" | "money" | "out of tasks" | "cancelled";
  spent: number;
}

/** Works on a goal as BabyAGI did, and always ends: the code says when, not the model. */
export async function workThrough(goal: string, desk: Desk, { dollars, signal }: Order): Promise<Ending> {
  const queue = [goal];
  const known = new Set(queue);
  const notes: string[] = [];
  let spent = 0;
  while (true) {
    if (signal.aborted) return { why: "cancelled", spent };
    if (spent >= dollars) return { why: "money", spent };
    const task = queue.shift();
    if (task === undefined) return { why: "out of tasks", spent };
    const reply = await askUnlessStopped(desk, describe({ goal, notes, queue, task }), signal);
    if (reply === undefined) return { why: "cancelled", spent };
    spent += reply.dollars;
    for (const wish of reply.wishes) {
      if (wish.tool === "addTask") {
        const more = wish.given["task"] ?? task;
        if (!known.has(more)) queue.push(more);
        known.add(more);
        continue;
      }
      const { told, worked } = await use(desk, wish);
      notes.push(`${task}: ${told}`);
      if (worked && wish.tool === "savePage") return { why: "done", spent };
    }
  }
}

/** A call under way is given up too; what else goes wrong is nobody's wish, and is thrown. */
const askUnlessStopped = (desk: Desk, text: string, signal: AbortSignal) =>
  desk.ask(text, { signal }).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });

/** The model reads an error once more with every later task, so it gets the first line. */
async function use(desk: Desk, wish: Wish): Promise<{ told: string; worked: boolean }> {
  try {
    return { told: String(await desk.use(wish)), worked: true };
  } catch (error) {
    return { told: String(error).split("\n", 1).join(), worked: false };
  }
}
