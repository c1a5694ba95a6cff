import type { Heard } from "./messages.ts";

/** What waits for news from the process. */
export interface Task {
  hear(message: Heard): void;
  /** The process is gone. */
  crash(why: string): void;
}

/** Numbers what is under way and brings each its news. */
export interface Tasks {
  add(task: Task): { number: number } & Disposable;
  hear: (message: Heard) => void;
  crash: (why: string) => void;
}

export function createTasks(): Tasks {
  const tasks = new Map<number, Task>();
  let count = 0;
  return {
    add: (task) => {
      const number = count++;
      tasks.set(number, task);
      return { number, [Symbol.dispose]: () => void tasks.delete(number) };
    },
    hear: (message) => tasks.get(message.run)?.hear(message),
    crash: (why) => {
      for (const task of tasks.values()) task.crash(why);
    },
  };
}
