import type { Call, Drop, Ending, Job, LogLine, Reply } from "../process/messages.ts";
import { type Agenda, maxTimers } from "./agenda.ts";
import type { DoorKeeper, GuestText } from "./door.ts";
import { readError } from "./read-error.ts";

export interface KeeperOptions {
  job: Job;
  agenda: Agenda<Reply>;
  onCall: (call: Call) => void;
  onDrop: (drop: Drop) => void;
  onLog: (line: LogLine) => void;
}

/** Answers the prelude, counts what it asks for, and remembers the first ending it tells. */
export interface Keeper extends DoorKeeper {
  readonly outcome: Ending["outcome"] | undefined;
  readonly isLogCut: boolean;
}

export function keepDoor({ job, agenda, onCall, onDrop, onLog }: KeeperOptions): Keeper {
  const { limits, entry } = job;
  const files = new Set(Object.keys(job.files));
  let outcome: Ending["outcome"] | undefined;
  let isLogCut = false;
  let calls = 0;
  let callsLength = 0;
  let bytes = 0;
  const dropped = new Set<number>();
  return {
    get outcome() {
      return outcome;
    },
    get isLogCut() {
      return isLogCut;
    },
    finish: (how, json) => {
      if (how === "value") outcome ??= readValue(json, limits.resultLength);
      else if (how === "thrown") outcome ??= readError(json.read(), files, limits.memoryBytes);
      else if (how === "not-json") outcome ??= readRefusal(json.read(), files, limits.memoryBytes);
      else if (how === "undefined") outcome ??= { type: "not-json", message: nothing(entry.call) };
      else outcome ??= { type: "not-compiled", message: noExport(entry) };
    },
    log: (level, text) => onLog({ level, text }),
    cutLog: () => {
      isLogCut = true;
    },
    call: (index, name, parameters) => {
      if (calls >= limits.calls) return tooMany(name, limits.calls);
      if (parameters.length > limits.callLength) return tooLong(name, limits.callLength);
      if (callsLength + parameters.length > limits.callsLength) return allTooLong(name, limits.callsLength);
      const text = parameters.read();
      if (depthOf(text) > maxDepth) return tooDeep(name);
      calls += 1;
      callsLength += text.length;
      agenda.addCall(index);
      onCall({ index, name, parameters: text, atMs: agenda.now });
      return "";
    },
    drop: (index) => {
      if (index >= calls || dropped.has(index)) return;
      dropped.add(index);
      agenda.removeCall(index);
      onDrop({ index, atMs: agenda.now });
    },
    receive: (count) => {
      bytes += count;
      return bytes > limits.bytes ? tooMuch(limits.bytes) : "";
    },
    wait: (id, delayMs) => {
      if (agenda.isFull) return `More than ${maxTimers} timers and calls wait at once.`;
      agenda.addTimer(id, delayMs);
      return "";
    },
    forget: (id) => agenda.removeTimer(id),
  };
}

/** Deeper values would only be sent to make whoever walks them overflow. */
const maxDepth = 200;

function readValue(json: GuestText, limit: number): Ending["outcome"] {
  if (json.length > limit) return { type: "too-large", what: "result", length: json.length, limit };
  const text = json.read();
  if (depthOf(text) > maxDepth)
    return { type: "not-json", message: `The result is nested more than ${maxDepth} deep.` };
  return { type: "value", text };
}

function depthOf(json: string): number {
  let [depth, deepest, isText] = [0, 0, false];
  for (let index = 0; index < json.length; index += 1) {
    const mark = json[index];
    if (isText && mark === "\\") index += 1;
    else if (mark === '"') isText = !isText;
    else if (!isText && (mark === "[" || mark === "{")) deepest = Math.max(deepest, (depth += 1));
    else if (!isText && (mark === "]" || mark === "}")) depth -= 1;
  }
  return deepest;
}

function readRefusal(text: string, files: ReadonlySet<string>, limitBytes: number): Ending["outcome"] {
  const failure = readError(text, files, limitBytes);
  if (failure.type !== "thrown") return failure;
  return { type: "not-json", message: `The result cannot be written as JSON: ${failure.message}.` };
}

const nothing = (call: string): string =>
  `\`${call}\` returned nothing that JSON can say, such as undefined.`;

const noExport = ({ file, call }: Job["entry"]): string =>
  `\`${file}\` exports no function \`${call}\`: write \`export function ${call}(…)\`.`;

const tooMany = (name: string, limit: number): string =>
  `\`${name}\` was refused: this code may call out ${limit} times in all.`;

const tooMuch = (limit: number): string => `\`fetch\` was cut off: this code may read ${limit} bytes in all.`;

const tooLong = (name: string, limit: number): string =>
  `\`${name}\` was refused: its parameters are longer than ${limit} characters.`;

const allTooLong = (name: string, limit: number): string =>
  `\`${name}\` was refused: the parameters of all calls are longer than ${limit} characters.`;

const tooDeep = (name: string): string =>
  `\`${name}\` was refused: its parameters are nested more than ${maxDepth} deep.`;
