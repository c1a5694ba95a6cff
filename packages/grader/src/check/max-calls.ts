import { type CheckFunction, judge } from "./check-function.ts";

export const maxCalls: CheckFunction<"maxCalls"> = ({ max }, { calls }) =>
  judge(
    calls.length <= max,
    `The model was called ${calls.length === 1 ? "once" : `${calls.length} times`}; at most ${max} ${max === 1 ? "call is" : "calls are"} allowed.`,
  );
