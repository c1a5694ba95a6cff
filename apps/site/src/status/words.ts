import type { ServerStatus, Standing } from "./feed.ts";

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);

/** Takes off a name what only tells models of one kind apart. */
export const shortName = (name: string): string => name.replace(/-Instruct.*$/i, "");

/** Says in one line how the examiner is, for the header of a page. */
export function examinerLine(standing: Standing): string {
  if (standing === "unknown") return "";
  if (standing === "away") return "The server does not answer";
  const { state, name } = standing.examiner;
  const examiner = `Examiner ${shortName(name)}`;
  switch (state) {
    case "ready":
      return `${examiner}, ready`;
    case "starting":
      return `${examiner} is starting`;
    case "restarting":
      return `${examiner} is restarting`;
    case "downloading":
      return `${examiner}: ${downloaded(standing.examiner)}`;
    case "missing":
      return "No examiner";
  }
}

/** Says how much of the weights is here: `41 of 98 MB`. */
export function downloaded({ download }: ServerStatus["examiner"]): string {
  return download === undefined
    ? "downloading"
    : `${megabytes(download.done)} of ${megabytes(download.total)} MB`;
}

/** Says how fast the weights come and how long they take: `6.2 MB a second, about 9 s left`. */
export function downloadPace({ download }: ServerStatus["examiner"]): string {
  if (download === undefined || download.bytesPerSecond <= 0) return "";
  const speed = `${megabytes(download.bytesPerSecond)} MB a second`;
  const left = download.secondsLeft;
  return left === undefined ? speed : `${speed}, about ${timeLeft(left)} left`;
}

const timeLeft = (seconds: number): string =>
  seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;

/** Names the weights and the engine; what of the processor the engine uses is not for a page's foot. */
export function examinerIdentity({ name, file, build }: ServerStatus["examiner"]): string {
  const parts = [
    `Examiner ${name}`,
    file === undefined ? "" : `file ${file.slice(0, 8)}`,
    build?.split(",")[0] ?? "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
