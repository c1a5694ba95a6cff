import type { Delivery, Handlers, Places, Run, Submissions } from "../src/index.ts";
import { gradedEnd } from "./samples.ts";

/** A worker whose deliveries a test takes one by one and answers when it likes. */
export interface HeldWorker extends AsyncDisposable {
  next(): Promise<HeldDelivery>;
  /** Like `next`, of the last runs of submissions whose runs were all lost. */
  nextExhausted(): Promise<HeldDelivery>;
}

interface HeldDelivery extends Delivery {
  /** Lets the handler return. */
  release: () => void;
  /** Lets the handler throw. */
  fail: (error: Error) => void;
}

export async function holdWorker(
  submissions: Submissions,
  places: Partial<Places> = {},
): Promise<HeldWorker> {
  const runs = createMailbox<HeldDelivery>();
  const exhausted = createMailbox<HeldDelivery>();
  const hold = (to: (delivery: HeldDelivery) => void) => (delivery: Delivery) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    to({ ...delivery, release: resolve, fail: reject });
    delivery.signal.addEventListener("abort", () => reject(delivery.signal.reason));
    return promise;
  };
  const handlers = { onRun: hold(runs.put), onExhausted: hold(exhausted.put) };
  const worker = await submissions.work(handlers, { concurrency: 4, ...places });
  return {
    next: runs.take,
    nextExhausted: exhausted.take,
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  };
}

/** Handlers that end every run at once. */
export const gradeAtOnce = (submissions: Submissions): Handlers => ({
  onRun: async ({ run }) => {
    await endPassed(submissions, run);
  },
  onExhausted: async ({ run }) => {
    await submissions.finish(run, { events: [], end: gradedEnd("ungraded") });
  },
});

export const endPassed = (submissions: Submissions, run: Run) =>
  submissions.finish(run, { events: [], end: gradedEnd("passed") });

function createMailbox<Item>() {
  const items: Item[] = [];
  const takers: ((item: Item) => void)[] = [];
  return {
    put: (item: Item) => {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take: () =>
      new Promise<Item>((resolve) => {
        const item = items.shift();
        if (item === undefined) takers.push(resolve);
        else resolve(item);
      }),
  };
}
