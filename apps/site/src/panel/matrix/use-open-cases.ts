import { useEffect, useState } from "preact/hooks";
import { resultOf } from "../phase.ts";
import type { Run } from "../state.ts";

/** Keeps which cases are open: those the learner opens, and the one that shows what a run found. */
export function useOpenCases(run: Run | undefined) {
  const shown = shownCase(run);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(shown === undefined ? [] : [shown]));
  const toggle = (id: string, isOpen: boolean): void =>
    setOpen((before) => (before.has(id) === isOpen ? before : changed(before, id, isOpen)));
  useEffect(() => {
    if (shown === undefined) return undefined;
    toggle(shown, true);
    // What one run showed is closed again before the next, so that its rows do not move.
    return () => toggle(shown, false);
  }, [run?.id, shown]);
  return { open, toggle };
}

function shownCase(run: Run | undefined): string | undefined {
  if (run === undefined) return undefined;
  const { grade, practice } = resultOf(run);
  return grade?.outcome === "passed" ? undefined : (grade ?? practice)?.finding?.case;
}

function changed(open: ReadonlySet<string>, id: string, isOpen: boolean): Set<string> {
  const next = new Set(open);
  if (isOpen) next.add(id);
  else next.delete(id);
  return next;
}
