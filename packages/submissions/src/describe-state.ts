import type { StateMessage } from "@assay/exercise";
import { findPlace } from "./line.ts";
import type { Store } from "./store.ts";
import type { submissions } from "./tables.ts";

type Row = Pick<typeof submissions.$inferSelect, "id" | "state" | "reason" | "until">;

/** Says what a submission is doing, as its learner is told. */
export async function describeState(store: Store, row: Row): Promise<StateMessage> {
  if (row.state === "queued") return { state: "queued", ...(await findPlace(store, row.id)) };
  if (row.state !== "waiting") return { state: row.state };
  return {
    state: "waiting",
    ...(row.reason && { reason: row.reason }),
    ...(row.until && { until: row.until.toISOString() }),
  };
}
