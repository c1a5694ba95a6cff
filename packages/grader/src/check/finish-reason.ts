import { type CheckFunction, judge } from "./check-function.ts";

export const finishReason: CheckFunction<"finishReason"> = (check, view) => {
  const call = view.calls.find((each) => each.as === check.of);
  if (call === undefined) throw new Error(`no model call is named \`${check.of}\``);
  const ends = { stop: "It ended by itself.", length: "It was cut off at the limit of tokens." };
  return judge(call.finishReason === check.is, ends[call.finishReason]);
};
