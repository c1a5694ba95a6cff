import type { ServerStatus, Standing } from "./feed.ts";
import { moment } from "../panel/words.ts";
import { downloadPace, downloaded } from "./words.ts";

/** One line of the report: what it is about, what is so, and whether that is set as code. */
export interface StatusRow {
  name: string;
  value: string;
  isCode?: boolean;
}

/** The status of the server in words: how it stands on the whole, what to do, and the single things. */
export interface StatusReport {
  headline: string;
  advice: string;
  rows: StatusRow[];
}

/** Tells in words what is known of the server. */
export function reportStatus(standing: Standing): StatusReport {
  if (standing === "unknown") return { headline: "Asking the server", advice: "", rows: [] };
  if (standing === "away") {
    const advice =
      "What you write is kept in this browser and goes out as soon as it is back. Whoever runs it starts it with npx -y pnpm@12.21.0 start. This page asks again every three seconds.";
    return { headline: "The server is not answering", advice, rows: [] };
  }
  return { ...summarise(standing), rows: describeParts(standing) };
}

function summarise({ examiner, workers }: ServerStatus): Pick<StatusReport, "headline" | "advice"> {
  const advice = examiner.message ?? "";
  switch (examiner.state) {
    case "downloading":
      return {
        headline: `The examiner is on its way: ${downloaded(examiner)}`,
        advice: downloadPace(examiner) || advice,
      };
    case "starting":
      return {
        headline: "The examiner is starting",
        advice: advice || "It takes a few seconds; what you send waits in line.",
      };
    case "restarting":
      return { headline: "The examiner is restarting", advice: advice || "What you send waits in line." };
    case "missing":
      return { headline: "There is no examiner", advice };
    case "ready":
      return workers.length === 0
        ? {
            headline: "Nothing takes submissions at the moment",
            advice: "They wait in line until a worker is started: --role worker, or the whole product.",
          }
        : { headline: "Everything is ready", advice: "" };
  }
}

function describeParts({
  examiner,
  examiners,
  replays,
  queue,
  workers,
  storage,
  versions,
}: ServerStatus): StatusRow[] {
  const { name, file, build, url } = examiner;
  const optional = ([label, value]: [string, string | undefined]): StatusRow[] =>
    value === undefined ? [] : [{ name: label, value, isCode: true }];
  return [
    { name: "Examiner", value: `${name}, ${examiner.state}` },
    ...optional(["File (sha256)", file]),
    ...optional(["Engine", build]),
    ...optional(["Answers locally at", url]),
    { name: "Speed", value: speedInWords(examiners) },
    { name: "Replays", value: replaysInWords(replays) },
    { name: "In line", value: lineInWords(queue) },
    { name: "Workers", value: workersInWords(workers) },
    { name: "Kept in", value: storages[storage] },
    { name: "Version", value: `Assay ${versions.assay}` },
  ];
}

const storages: Record<ServerStatus["storage"], string> = {
  embedded:
    "The embedded database in the data folder. It survives the end of the process at any moment, and does not promise to survive a power loss.",
  postgresql: "PostgreSQL: it survives what that database survives.",
};

/** Tells how fast each examiner was of late. */
function speedInWords(examiners: ServerStatus["examiners"]): string {
  const measured = examiners.flatMap(({ speed }) => {
    const reads = speed["prompt_tokens_per_second"];
    const writes = speed["generated_tokens_per_second"];
    if (reads === undefined || writes === undefined) return [];
    return [`reads ${Math.round(reads)} and writes ${Math.round(writes)} tokens a second`];
  });
  return measured.length === 0
    ? "Not measured yet: it is told once something was run."
    : `It ${measured.join("; another ")}.`;
}

/** Tells how the added examiner answered when it was asked last: nothing is asked of it just to know. */
function replaysInWords(replays: ServerStatus["replays"]): string {
  if (replays === undefined) {
    return "Only the embedded examiner is here. Whoever runs this adds one to replay on: OPENAI_BASE_URL and ASSAY_MODEL.";
  }
  const { examiner, last } = replays;
  if (last === undefined) return `On ${examiner}. Not asked yet, so whether it answers is not known.`;
  return last.fault === undefined
    ? `On ${examiner}. It answered at the last replay, ${moment(last.at)}.`
    : `On ${examiner}. The last replay, ${moment(last.at)}, did not come through: ${last.fault}`;
}

const lineInWords = ({ queued, running }: ServerStatus["queue"]): string =>
  queued + running === 0 ? "Nobody." : `${queued} waiting, ${running} under way.`;

function workersInWords(workers: ServerStatus["workers"]): string {
  const places = workers.reduce((sum, each) => sum + each.places, 0);
  if (workers.length === 0) return "None.";
  return `${workers.length}, with room for ${places} submissions at once.`;
}
