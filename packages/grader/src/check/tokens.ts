import { type CheckFunction, judge } from "./check-function.ts";

export const tokens: CheckFunction<"tokens"> = (check, view) => {
  if (view.calls.some(({ usage }) => usage === undefined))
    return { verdict: "ungraded", message: "The model's endpoint does not say how many tokens were used." };
  const sum = (pick: "request" | "reply") =>
    view.calls.reduce((total, call) => total + (call.usage?.[pick] ?? 0), 0);
  const count = { request: sum("request"), reply: sum("reply"), all: sum("request") + sum("reply") }[
    check.of
  ];
  const what = { request: "sent", reply: "came back", all: "were used" }[check.of];
  return judge(count <= check.max, `${count} tokens ${what}; at most ${check.max} are allowed.`);
};
