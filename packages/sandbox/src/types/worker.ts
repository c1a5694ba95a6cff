import { parentPort } from "node:worker_threads";
import { createService } from "./create-service.ts";
import type { TypesJob } from "./create-type-checker.ts";

const check = createService();
parentPort?.on("message", (job: TypesJob) =>
  parentPort?.postMessage({ type: "checked", diagnostics: check(job) }),
);
