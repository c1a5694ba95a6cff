import { ContentError } from "@assay/content";
import { calibrateCommand, calibrateHelp } from "./calibrate/command.ts";
import { checkCommand, checkHelp } from "./check/command.ts";
import { gradeCommand, gradeHelp } from "./grade/command.ts";
import { newCommand, newHelp } from "./new/command.ts";
import { schemasCommand, schemasHelp } from "./schemas/command.ts";
import { UserError } from "./user-error.ts";

interface Command {
  run: (parameters: readonly string[], signal: AbortSignal) => Promise<number>;
  help: string;
}

const usage = `Usage:
  assay new exercise <lesson>/<exercise>               write both halves of an exercise, ready to be changed
  assay new lesson <lesson>                            write a lesson of tracks.yaml, with an exercise
  assay check --static                                 look at the whole course without the examiner
  assay check [<lesson>/<exercise> …]                  prove that exercises are fair
  assay calibrate [<lesson>/<exercise> …]              measure them on the examiner, and record what is fair
  assay grade <lesson>/<exercise> <artifact>           grade an artifact in the terminal
  assay schemas                                        write the JSON Schemas that editors complete from

assay <command> --help says more.`;

const commands: Record<string, Command> = {
  new: { run: newCommand, help: newHelp },
  check: { run: checkCommand, help: checkHelp },
  calibrate: { run: calibrateCommand, help: calibrateHelp },
  grade: { run: gradeCommand, help: gradeHelp },
  schemas: { run: schemasCommand, help: schemasHelp },
};

const [name = "", ...parameters] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  const isAskedFor = ["", "help", "--help", "-h"].includes(name);
  (isAskedFor ? console.log : console.error)(
    isAskedFor ? usage : `There is no command \`${name}\`.\n${usage}`,
  );
  process.exit(isAskedFor ? 0 : 2);
}
if (parameters.some((each) => each === "--help" || each === "-h")) {
  console.log(command.help);
  process.exit(0);
}

const interrupted = new AbortController();
process.once("SIGINT", () => interrupted.abort(new UserError("Stopped.")));
try {
  process.exitCode = await command.run(parameters, interrupted.signal);
} catch (error) {
  const isUsage =
    error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  const isExpected = error instanceof UserError || error instanceof ContentError || isUsage;
  console.error(isExpected ? error.message : error);
  process.exitCode = 2;
}
