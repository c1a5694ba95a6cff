import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";

const download = z.object({
  source: z.string(),
  done: z.int().describe("Bytes so far."),
  total: z.int().describe("Bytes in all."),
  bytesPerSecond: z.number(),
  secondsLeft: z.number().optional(),
});

const status = z
  .object({
    examiner: z.object({
      state: z.enum(["downloading", "starting", "ready", "restarting", "missing"]),
      name: z.string(),
      file: z.string().optional().describe("sha256 of the weights."),
      url: z.string().optional().describe("Where it answers OpenAI's protocol, on this machine alone."),
      build: z.string().optional().describe("The engine and its build."),
      message: z.string().optional().describe("What is wrong and what to do."),
      download: download.optional(),
    }),
    examiners: z
      .array(
        z.object({
          state: z.string(),
          speed: z
            .record(z.string(), z.number())
            .describe(
              "By name: `prompt_tokens_per_second`, `generated_tokens_per_second`, `seconds_per_request`.",
            ),
        }),
      )
      .describe("Those that gave a sign of life within the last minute."),
    replays: z
      .object({
        examiner: z.string().describe("The added examiner, as a `replay` names it."),
        last: z
          .object({
            at: z.iso.datetime(),
            fault: z.string().optional().describe("Why it did not come through, in a sentence."),
          })
          .optional()
          .describe("How the last replay ended; absent before there was one. Nothing is asked just to know."),
      })
      .optional()
      .describe("The examiner beside the embedded one; absent where none was added."),
    queue: z.object({ queued: z.int(), running: z.int() }),
    workers: z
      .array(z.object({ places: z.int().describe("How many submissions it takes at once.") }))
      .describe("Those that gave a sign of life within the last minute."),
    storage: z
      .enum(["embedded", "postgresql"])
      .describe(
        "Where submissions are kept; the embedded database does not promise to survive a power loss.",
      ),
    versions: z.object({ assay: z.string() }),
  })
  .openapi("Status");

export type Status = z.infer<typeof status>;

const getStatus = createRoute({
  method: "get",
  path: "/api/status",
  summary: "How the examiner and the queue do",
  responses: {
    200: { description: "The state of things now.", content: { "application/json": { schema: status } } },
  },
});

const getHealth = createRoute({
  method: "get",
  path: "/api/health",
  summary: "Whether this process answers and its database does",
  responses: {
    200: {
      description: "Both do.",
      content: { "application/json": { schema: z.object({ ok: z.literal(true) }) } },
    },
  },
});

/** Serves status and health. */
export function routeStatus(app: OpenAPIHono, dependencies: Dependencies): void {
  const { submissions } = dependencies;
  app.openapi(getStatus, async (context) => {
    const { queued, running, waiting } = await submissions.countQueue();
    const examiners = (await submissions.listExaminers()).filter(({ present }) => present);
    const workers = (await submissions.listWorkers()).filter(({ present }) => present);
    const replays = await describeReplays(dependencies);
    const body: Status = {
      examiner: await dependencies.examiner(),
      examiners: examiners.map(({ state, speed }) => ({ state, speed })),
      ...(replays === undefined ? {} : { replays }),
      queue: { queued, running: running + waiting },
      workers: workers.map(({ concurrency, code }) => ({ places: concurrency + code })),
      storage: dependencies.storage,
      versions: { assay: dependencies.version },
    };
    return context.json(body, 200, { "cache-control": "no-store" });
  });
  app.openapi(getHealth, async (context) => {
    await submissions.countQueue();
    return context.json({ ok: true } as const, 200, { "cache-control": "no-store" });
  });
}

async function describeReplays({ replays, submissions }: Dependencies): Promise<Status["replays"]> {
  if (replays === undefined) return undefined;
  const last = await submissions.readLastReplay(replays.model);
  if (last === undefined) return { examiner: replays.model };
  const { at, fault } = last;
  return { examiner: replays.model, last: { at, ...(fault && { fault: fault.message }) } };
}
