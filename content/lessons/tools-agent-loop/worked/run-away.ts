import { type Desk, type Wish, describe } from "./desk.ts";

/** Works on a goal as BabyAGI did: task by task, each of which may bring new ones, until none is left. */
export async function runAway(goal: string, desk: Desk): Promise<void> {
  const queue = [goal];
  const notes: string[] = [];
  while (queue.length > 0) {
    const task = queue.shift() ?? "";
    const reply = await desk.ask(describe({ goal, notes, queue, task }));
    for (const wish of reply.wishes) {
      if (wish.tool === "addTask") queue.push(wish.given["task"] ?? "");
      else notes.push(`${task}: ${await outcomeOf(wish, desk)}`);
    }
  }
}

/** What a tool returned or threw, whole. */
const outcomeOf = async (wish: Wish, desk: Desk): Promise<string> =>
  String(await desk.use(wish).catch((error: unknown) => error));
