import type { LogLine } from "../../process/messages.ts";
import type { Door } from "../door.ts";
import type { Originals } from "./originals.ts";
import type { Words } from "./words.ts";

/** Offers a console that writes so much and no more. */
export function offerConsole(door: Door, { cut, define, show }: Originals & Words, logLength: number): void {
  let left = logLength;
  const write = (level: LogLine["level"], values: unknown[]): void => {
    let line = "";
    for (let index = 0; index < values.length; index += 1)
      line += (index === 0 ? "" : " ") + cut(show(values[index]), left + 1);
    door.log(level, cut(line, left));
    left -= line.length + 1;
    if (left < 0) door.cutLog();
  };
  const writer =
    (level: LogLine["level"]) =>
    (...values: unknown[]) => {
      if (left >= 0) write(level, values);
    };
  define(globalThis, "console", {
    log: writer("log"),
    info: writer("info"),
    warn: writer("warn"),
    error: writer("error"),
    debug: writer("debug"),
  });
}
