import { randomUUIDv7 } from "node:crypto";
import { type Submissions, openSubmissions } from "../src/index.ts";
import type { Command, ToParent } from "./child.ts";
import { createRequest, estimate, start } from "./samples.ts";

const command: Command = JSON.parse(process.argv[2] ?? "{}");
const tell = (message: ToParent) => process.send?.(message);
process.on("disconnect", () => process.exit());

const submissions = await openSubmissions({ ...command.options, onFault: () => undefined });
if (command.role === "stall") await stall(submissions);
else await write(submissions);

/** Takes submissions, appends a little and goes no further; tries to append once more whenever told to. */
async function stall(to: Submissions): Promise<void> {
  const never = new Promise<void>(() => undefined);
  await to.work(
    {
      onExhausted: () => never,
      async onRun({ run, signal }) {
        await to.append(run, [start(run.no), estimate(1)]);
        signal.addEventListener("abort", () =>
          tell({ kind: "stopped", because: String(signal.reason.because) }),
        );
        process.on("message", () => {
          void to.append(run, [estimate(2)]).then((written) => tell({ kind: "written", written }));
        });
        tell({ kind: "taken", run });
        await never;
      },
    },
    { concurrency: 1 },
  );
  tell({ kind: "opened" });
}

/** Submits and appends without end, and tells what was acknowledged. */
async function write(to: Submissions): Promise<void> {
  const learner = randomUUIDv7();
  const handlers = {
    onExhausted: async () => undefined,
    async onRun({ run }: { run: { submission: string; no: number } }) {
      for (let done = 1; ; done += 1) {
        const written = await to.append(run, [estimate(done)]);
        if (!written.ok) return;
        tell({ kind: "appended", run, events: done });
      }
    },
  };
  await to.work(handlers, { concurrency: 1 });
  for (;;) {
    const result = await to.submit(createRequest({ learner }));
    if (result.ok) tell({ kind: "submitted", id: result.submission.id, learner });
  }
}
