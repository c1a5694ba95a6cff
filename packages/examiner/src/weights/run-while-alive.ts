import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Ends the command when standard input ends, so also when this process is killed. Commands in the background of a
 * script ignore Ctrl-C; that ends this process, and with it the input. $1 is the folder for temporary files.
 */
const script = `
exec 3<&0
TMPDIR="$1"; export TMPDIR; shift
"$@" 3<&- </dev/null & command=$!
( read -r _ <&3; kill "$command" ) 2>/dev/null & watch=$!
wait "$command"; status=$?
kill "$watch" 2>/dev/null
exit "$status"`;

/** Runs a command that ends with this process or with the signal; throws the signal's reason. */
export async function runWhileAlive(
  command: readonly string[],
  { temporaryFolder, signal }: { temporaryFolder: string; signal: AbortSignal },
): Promise<{ status: number | null; output: string }> {
  signal.throwIfAborted();
  const child = spawn("sh", ["-c", script, "sh", temporaryFolder, ...command], { stdio: "pipe" });
  const stop = (): void => void child.stdin.end();
  signal.addEventListener("abort", stop, { once: true });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output = (output + text).slice(-4000)));
  }
  try {
    await once(child, "close");
    signal.throwIfAborted();
    return { status: child.exitCode, output };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
