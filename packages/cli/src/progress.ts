/** Draws one line of progress on a terminal; elsewhere it stays silent. */
export interface Progress {
  /** Says how far it is; `note` stands behind the bar. */
  show(done: number, total: number, note: string): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

const width = 24;

/** Creates a progress line on a stream; nothing is drawn during the first second. */
export function createProgress(
  stream: NodeJS.WriteStream,
  now: () => number = () => performance.now(),
): Progress {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  const started = now();
  let drawn = 0;
  return {
    show(done, total, note) {
      const time = now();
      if (time - started < 1000 || (time - drawn < 100 && done < total)) return;
      drawn = time;
      const filled = Math.round((width * done) / Math.max(total, 1));
      stream.write(
        `\r\u001B[2K  ${"█".repeat(filled)}${"░".repeat(width - filled)}  ${note}`.slice(
          0,
          stream.columns + 6,
        ),
      );
    },
    clear() {
      if (drawn > 0) stream.write("\r\u001B[2K");
    },
  };
}
