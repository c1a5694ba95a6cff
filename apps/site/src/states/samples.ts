import type { Case, CheckResult, HiddenSample, Verdict, VisibleSample } from "@assay/exercise";
import type { PanelExercise } from "../panel/panel-exercise.ts";
import { expectationOf } from "../panel/expectation.ts";
import { previewRequest } from "../panel/preview-request.ts";
import type { Artifact } from "@assay/exercise";

/** Replies that are not what was expected, by case; every other case comes back right. */
const wrongReplies: Record<string, string> = {
  "cup-cracked": "blue cup",
  "kettle-late": "door",
  "table-legs": "Two legs of the table",
  "fan-noise": "The fan is too loud.",
};

/** A visible case as it came back: right, wrong as listed, or not at all. */
export function visibleSample(
  exercise: PanelExercise,
  artifact: Artifact,
  { each, verdict }: { each: Case; verdict: Verdict },
): VisibleSample {
  const as = exercise.exercise.steps.at(-1)?.as ?? "reply";
  const expected = expectationOf(exercise, each, as)?.text ?? "";
  const output = verdict === "fail" ? (wrongReplies[each.id] ?? `${expected} and more`) : expected;
  const prompt = previewRequest(exercise, artifact, { each })[0]?.text ?? "";
  const check: CheckResult = {
    check: "equals",
    of: as,
    verdict,
    message: verdict === "pass" ? "The reply is the expected text." : `Came back as “${output}”.`,
    property: "the reply is the product word alone",
    expected,
  };
  return {
    case: each.id,
    label: each.label,
    sample: 0,
    verdict,
    calls:
      verdict === "ungraded"
        ? []
        : [
            {
              as,
              request: {
                kind: "completion",
                prompt,
                settings: { temperature: 0, topP: 1, maxTokens: 16, stop: ["\n"] },
              },
              output: ` ${output}`,
              finishReason: "stop",
              usage: { request: 84, cached: 64, reply: output.split(" ").length + 1 },
              latencyMs: 212,
              cached: false,
            },
          ],
    checks: verdict === "ungraded" ? [] : [check],
  };
}

/** Hidden cases as they came back: how many passed of each label; a label that is not said passed whole. */
export function hiddenSamples(
  { exercise }: PanelExercise,
  passed: Readonly<Record<string, number>>,
  ungraded = 0,
): HiddenSample[] {
  const samples = Object.entries(exercise.hidden.labels).flatMap(([label, size]) =>
    Array.from({ length: size }, (_, index): HiddenSample => {
      // A stride that shares no factor with the size mixes the places, so that failures do not stand in a block.
      const stride = [3, 5, 7].find((each) => size % each !== 0) ?? 1;
      const rank = (index * stride) % size;
      return {
        opaqueId: `${label}-${index}`,
        label,
        verdict: rank < (passed[label] ?? size) ? "pass" : "fail",
      };
    }),
  );
  return samples.map((sample, index) =>
    index % 5 === 2 && index / 5 < ungraded ? { ...sample, verdict: "ungraded" } : sample,
  );
}
