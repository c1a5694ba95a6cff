import { asksExaminer } from "@assay/exercise";
import { createBell } from "../bell.ts";
import type { ExerciseView, ReadExercise } from "./exercise-view.ts";
import { type ProvingOptions, proveView } from "./prove-view.ts";
import { proofPrint } from "./read-exercise.ts";

/** Proves one exercise after another, the one that was opened last first, and again when it changed. */
export interface Desk {
  /** Takes an exercise as it was just read; an opened one comes before the others. */
  take(read: ReadExercise, options: { isOpened: boolean }): void;
  view(exercise: string): ExerciseView | undefined;
  exercises(): string[];
  /** Works until the signal ends it. */
  work(): Promise<void>;
}

interface Entry {
  view: ExerciseView;
  /** What it was read as. */
  print: string;
  /** What it was last proved as. */
  proved: string | undefined;
  opened: number;
}

/** Creates an empty desk. */
export function createDesk(options: ProvingOptions): Desk {
  const { signal, onChange } = options;
  const entries = new Map<string, Entry>();
  const bell = createBell();
  let running: { entry: Entry; print: string; stop: AbortController } | undefined;
  let opens = 0;
  const next = (): Entry | undefined =>
    [...entries.values()].filter(isDue).toSorted((a, b) => b.opened - a.opened || asks(a) - asks(b))[0];

  return {
    view: (exercise) => entries.get(exercise)?.view,
    exercises: () => [...entries.keys()],
    take: (read, { isOpened }) => {
      const { id } = read.published.exercise;
      const entry = entries.get(id) ?? newEntry(read);
      entries.set(id, entry);
      entry.print = proofPrint(read);
      Object.assign(entry.view, read);
      if (isOpened) entry.opened = opens += 1;
      if (entry.view.state.status === "away") entry.view.state = inLine;
      // What is being proved goes on only while it is what comes first, and is still what was read.
      if (running !== undefined && (next() !== running.entry || running.print !== running.entry.print))
        running.stop.abort();
      bell.ring();
      onChange();
    },
    work: async () => {
      let heard = 0;
      while (!signal.aborted) {
        const entry = next();
        if (entry === undefined) {
          heard = await bell.after(heard, signal);
          continue;
        }
        const { print } = entry;
        const stop = new AbortController();
        running = { entry, print, stop };
        // What it draws from here on is of this reading, also when it is stopped on the way.
        entry.proved = undefined;
        const isProved = await proveView(entry.view, {
          ...options,
          signal: AbortSignal.any([signal, stop.signal]),
        });
        running = undefined;
        if (isProved) entry.proved = print;
      }
    },
  };
}

const inLine = { status: "waiting", note: "In line for the examiner." } as const;

/** What asks nobody comes before what may have to wait. */
const asks = ({ view }: Entry): number => Number(asksExaminer(view.published.exercise));

const isDue = ({ view, print, proved }: Entry): boolean =>
  view.twin !== undefined && print !== proved && view.state.status !== "away";

const newEntry = (read: ReadExercise): Entry => ({
  view: { ...read, state: inLine, board: undefined, results: [], verdicts: [], warnings: [] },
  print: "",
  proved: undefined,
  opened: 0,
});
