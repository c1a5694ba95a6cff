import type { ScriptLimits } from "@assay/exercise";
import { type HostCall, HostRefusal } from "@assay/sandbox";

/** A call that is under way until a time of the code's clock. */
export interface MeteredCall {
  until: number;
}

/** Counts calls, tokens and time of one run on our side, and refuses with a sentence what exceeds the limits. */
export interface Meter {
  /** Lets a call begin; until it is told otherwise, or the code gives it up, it is under way. */
  begin(call: Pick<HostCall, "atMs" | "signal">): MeteredCall;
  spend(tokens: number): void;
}

export function createMeter(name: string, limits: ScriptLimits): Meter {
  let [calls, tokens] = [0, 0];
  let underWay: MeteredCall[] = [];
  const refusalAt = (atMs: number): string | undefined => {
    if (calls >= limits.calls) return `it may be called ${limits.calls} times in all`;
    if (tokens >= limits.tokens) return `its replies may cost ${limits.tokens} tokens in all`;
    if (underWay.length >= limits.atOnce)
      return `no more than ${limits.atOnce} of its calls may be under way at once`;
    return atMs >= limits.ms ? `it may be called for ${limits.ms / 1000} s of its own clock` : undefined;
  };
  return {
    begin: ({ atMs, signal }) => {
      underWay = underWay.filter(({ until }) => until > atMs);
      const refusal = refusalAt(atMs);
      if (refusal !== undefined) throw new HostRefusal(`\`${name}\` was refused: ${refusal}.`);
      calls += 1;
      const call: MeteredCall = { until: Infinity };
      underWay.push(call);
      signal.addEventListener("abort", () => {
        call.until = 0;
      });
      return call;
    },
    spend: (more) => {
      tokens += more;
    },
  };
}
