import type { WeightsState } from "./weights.ts";

/** Says on a terminal what the operator wants to know, and nothing else. */
export interface Terminal {
  say(line: string): void;
  /** Tells of a fault that nobody waits for. */
  fault(error: Error): void;
  /** Tells where the examiner answers, each time that it is elsewhere. */
  examiner(url: string | undefined): void;
  weights(state: WeightsState): void;
}

const everyMs = 5000;

/** Creates a terminal: one line that is drawn over again where it is one, a line every five seconds where it is not. */
export function createTerminal(
  stream: Pick<NodeJS.WriteStream, "isTTY"> & { write(text: string): unknown },
  now: () => number = () => performance.now(),
): Terminal {
  let drawn = false;
  let spoken = Number.NEGATIVE_INFINITY;
  const say = (line: string): void => {
    stream.write(`${drawn ? "\r\u001B[2K" : ""}${line}\n`);
    drawn = false;
  };
  const draw = (line: string): void => {
    if (stream.isTTY) {
      stream.write(`\r\u001B[2K${line}`);
      drawn = true;
    } else if (now() - spoken >= everyMs) {
      spoken = now();
      say(line);
    }
  };
  let missing = "";
  let answering = "";
  return {
    say,
    examiner: (url) => {
      if (url !== undefined && url !== answering) say(`Its examiner answers at ${(answering = url)}`);
    },
    // What failed may quote a learner, whose text must not command the terminal.
    fault: (error) => say(`assay: ${error.message.replaceAll(/[^\P{Cc}\n\t]/gu, "\uFFFD")}`),
    weights: (state) => {
      if (state.state === "downloading") draw(describeDownload(state.progress));
      if (state.state === "missing" && state.message !== missing) say((missing = state.message));
      if (state.state === "there" && state.weights.source !== "cache" && state.weights.source !== "file") {
        say(`The examiner's weights are there and verified: ${state.weights.path}`);
      }
    },
  };
}

function describeDownload(progress: {
  source: string;
  bytesDone: number;
  bytesTotal: number;
  bytesPerSecond: number;
  secondsLeft?: number;
}): string {
  const { source, bytesDone, bytesTotal, bytesPerSecond, secondsLeft } = progress;
  const size = `${megabytes(bytesDone)} of ${megabytes(bytesTotal)} MB`;
  const left = secondsLeft === undefined ? "" : `, ${Math.ceil(secondsLeft)} s left`;
  return `Downloading the examiner (${source}): ${size}, ${megabytes(bytesPerSecond)} MB/s${left}`;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
