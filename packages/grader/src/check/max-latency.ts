import { type CheckFunction, judge } from "./check-function.ts";

/** A reply from our cache took nobody's time: it is counted as none, and said. */
export const maxLatency: CheckFunction<"maxLatency"> = ({ ms }, { calls }) => {
  const took = Math.round(calls.reduce((total, call) => total + (call.cached ? 0 : call.latencyMs), 0));
  const kept = calls.filter((call) => call.cached).length;
  const note = kept === 0 ? "" : ` ${kept} of ${calls.length} replies came from our cache and count as none.`;
  return judge(took <= ms, `It took ${took} ms; at most ${ms} ms are allowed.${note}`);
};
