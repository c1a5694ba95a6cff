import type { Exercise, Finding, Gate, Grade, VisibleSample } from "@assay/exercise";
import { allowedWords, countMutants, mutantWords, slippedWords } from "@assay/exercise/panel";
import { type CaseVerdict, tallyByLabel } from "./tally.ts";

/** What was seen of the visible cases. */
interface Shown {
  samples: readonly VisibleSample[];
  verdicts: readonly CaseVerdict[];
}

/**
 * Says how many planted defects were caught, how many alarms were false, and which kinds slipped through.
 * Nothing where assertions were stopped, since none of that was found out then, or where nothing is wrong.
 */
export function findMutantFinding(
  { samples, verdicts }: Shown,
  { hidden: { labels, gate } }: Pick<Exercise, "hidden">,
  measured?: Grade["hidden"],
): Finding | undefined {
  if (samples.some(isStopped)) return undefined;
  const visible = tallyByLabel(verdicts, Object.keys(labels));
  const shows = samples.filter(({ verdict }) => verdict === "fail");
  const [worst] = [...Map.groupBy(shows, ({ label }) => label).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  if (worst?.[0] === undefined) return measured === undefined ? undefined : onlyHidden(measured, gate);
  const hiddenWords = measured === undefined ? "" : `Hidden: ${measuredWords(measured, gate)}`;
  return {
    headline: `Visible: ${mutantWords(countMutants(visible))}.`,
    detail: [slipped(visible), hiddenWords].filter((each) => each !== "").join(" "),
    case: worst[0].case,
  };
}

const isStopped = ({ runs = [] }: VisibleSample): boolean =>
  runs.some(({ outcome }) => outcome.kind === "stopped");

const onlyHidden = (hidden: Grade["hidden"], gate: Gate): Finding => ({
  headline: "Every visible case is judged rightly, and too many hidden ones are not.",
  detail: `${measuredWords(hidden, gate)} Look at what your assertions take from the words of visible cases.`,
});

function measuredWords(hidden: Grade["hidden"], { atLeast, falseAlarms }: Gate): string {
  const needed = `${atLeast} and ${allowedWords(falseAlarms)} are needed.`;
  return [`${mutantWords(countMutants(hidden.byLabel))}; ${needed}`, slipped(hidden.byLabel)]
    .filter((each) => each !== "")
    .join(" ");
}

function slipped(byLabel: Grade["hidden"]["byLabel"]): string {
  const words = slippedWords(byLabel);
  return words === "" ? "" : `Slipped through: ${words}.`;
}
