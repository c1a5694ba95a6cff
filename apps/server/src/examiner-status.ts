/** How the examiner does, as the site shows it; sizes in bytes. */
export interface ExaminerStatus {
  state: "downloading" | "starting" | "ready" | "restarting" | "missing";
  name: string;
  /** sha256 of the weights. */
  file?: string | undefined;
  /** Where it answers OpenAI's protocol, on this machine alone. */
  url?: string | undefined;
  /** The engine and its build. */
  build?: string | undefined;
  /** What is wrong and what to do. */
  message?: string | undefined;
  download?:
    | {
        source: string;
        done: number;
        total: number;
        bytesPerSecond: number;
        secondsLeft?: number | undefined;
      }
    | undefined;
}
