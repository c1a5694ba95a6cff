/** Passes text on up to the first of the stop strings, and holds back what may be the beginning of one. */
export function createStopFilter(stops: readonly string[]): {
  add(text: string): { text: string; stopped: boolean };
  /** Gives what was held back and became no stop string. */
  end(): string;
} {
  let held = "";
  return {
    add: (text) => {
      held += text;
      const found = stops.map((stop) => held.indexOf(stop)).filter((index) => index >= 0);
      if (found.length > 0) return { text: held.slice(0, Math.min(...found)), stopped: true };
      const keep = held.length - Math.max(0, ...stops.map((stop) => overlap(held, stop)));
      const passed = held.slice(0, keep);
      held = held.slice(keep);
      return { text: passed, stopped: false };
    },
    end: () => held,
  };
}

/** How many characters at the end of the text are the beginning of the stop string. */
function overlap(text: string, stop: string): number {
  let length = Math.min(text.length, stop.length - 1);
  while (length > 0 && !text.endsWith(stop.slice(0, length))) length -= 1;
  return length;
}
