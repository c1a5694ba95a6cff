import type { CaseVerdicts } from "@assay/exercise";
import { and, eq } from "drizzle-orm";
import type { Store } from "./store.ts";
import { events, submissions } from "./tables.ts";

/** Reads how each case of a learner's submission ended in its newest run. */
export async function readCaseVerdicts(
  store: Store,
  id: string,
  learner: string,
): Promise<CaseVerdicts | undefined> {
  const [row] = await store.db
    .select({ run: submissions.run })
    .from(submissions)
    .where(and(eq(submissions.id, id), eq(submissions.learner, learner)));
  if (!row) return undefined;
  const ends = await store.db
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.submission, id), eq(events.run, row.run), eq(events.type, "case-end")));
  const found: CaseVerdicts = { visible: {}, hidden: {} };
  for (const { data } of ends) {
    if (data.type !== "case-end") continue;
    if ("case" in data.of) found.visible[data.of.case] = data.verdict;
    else found.hidden[data.of.opaqueId] = data.verdict;
  }
  return found;
}
