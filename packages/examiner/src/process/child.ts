import { createEngine } from "../engine/create-engine.ts";
import { createApp } from "../server/create-app.ts";
import { listen } from "../server/listen.ts";
import { examinerWeights } from "../weights/known-weights.ts";
import { followParent } from "./follow-parent.ts";
import { type FromChild, childOptions, close } from "./messages.ts";

followParent();
process.on("message", (message) => {
  if (message === close) process.exit(0);
});
const tell = (message: FromChild, then?: () => void): void =>
  void process.send?.(message, undefined, undefined, then);

try {
  const { weights, port, threads } = childOptions.parse(JSON.parse(process.argv[2] ?? ""));
  const engine = await createEngine({ path: weights.path, threads });
  const app = createApp({ engine, name: examinerWeights.name, sha256: weights.sha256 });
  const { url } = await listen(app, port);
  tell({ type: "ready", url, pid: process.pid });
} catch (error) {
  tell({ type: "failed", message: error instanceof Error ? error.message : String(error) }, () =>
    process.exit(1),
  );
}
