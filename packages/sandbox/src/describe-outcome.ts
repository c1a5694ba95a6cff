import type { Outcome, Place } from "./outcome.ts";

/** Says in a sentence or two, to the learner, how a run ended and what to do about it. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.type) {
    case "value":
      return "The code returned a value.";
    case "not-compiled":
      return `${placed(outcome.at)}${outcome.message}`;
    case "thrown":
      return `${placed(outcome.at)}The code threw ${named(outcome.name, outcome.message)}`;
    case "not-json":
      return outcome.message;
    case "timeout":
      return outcome.clock === "cpu"
        ? `The code was still computing after ${seconds(outcome.limitMs)}: look for a loop that does not end, or does too much.`
        : `The code was still waiting for replies after ${seconds(outcome.limitMs)}.`;
    case "stalled":
      return outcome.hasFetch === true
        ? "The code waits for something that never comes: look for a `fetch` without a deadline, or a `resolve` that is never called."
        : "The code waits for a promise that nothing will ever settle: look for a `resolve` that is never called.";
    case "memory":
      return `The code asked for more than ${Math.round(outcome.limitBytes / 2 ** 20)} MB of memory.`;
    case "too-large":
      return `${subjects[outcome.what]} ${outcome.length} characters; at most ${outcome.limit} are taken.`;
    case "crashed":
      return `The sandbox failed, which is not your code's fault: ${outcome.message}`;
  }
}

const subjects = {
  files: "The files together have",
  input: "The input has",
  result: "The result, written as JSON, has",
};

const placed = (at: Place | undefined): string =>
  at === undefined ? "" : `${at.file}, line ${at.line}, column ${at.column}: `;

const named = (name: string, message: string): string => {
  const what = [name, message].filter((part) => part !== "").join(": ");
  return /[.!?]$/.test(what) ? what : `${what || "something that says nothing"}.`;
};

const seconds = (ms: number): string => `${ms / 1000} s`;
