import { ContentError } from "@assay/content";
import { checkCommand } from "./check/command.ts";
import { gradeCommand } from "./grade/command.ts";
import { UserError } from "./user-error.ts";

const usage = `Usage:
  assay check [<lesson>/<exercise> …] [--record] [--watch] [--json]   prove that exercises are fair
  assay grade <lesson>/<exercise> <artifact> [--practice] [--json]    grade an artifact in the terminal`;

const commands: Record<string, (parameters: readonly string[], signal: AbortSignal) => Promise<number>> = {
  check: checkCommand,
  grade: gradeCommand,
};

const [name = "", ...parameters] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  const isAskedFor = ["", "help", "--help", "-h"].includes(name);
  console.error(isAskedFor ? usage : `There is no command \`${name}\`.\n${usage}`);
  process.exit(isAskedFor ? 0 : 2);
}

const interrupted = new AbortController();
process.once("SIGINT", () => interrupted.abort(new UserError("Stopped.")));
try {
  process.exitCode = await command(parameters, interrupted.signal);
} catch (error) {
  const isUsage =
    error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  const isExpected = error instanceof UserError || error instanceof ContentError || isUsage;
  console.error(isExpected ? error.message : error);
  process.exitCode = 2;
}
