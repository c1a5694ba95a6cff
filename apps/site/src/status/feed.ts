/** What `GET /api/status` says. */
export interface ServerStatus {
  examiner: {
    state: "downloading" | "starting" | "ready" | "restarting" | "missing";
    name: string;
    file?: string;
    /** Where it answers OpenAI's protocol, on the server's machine. */
    url?: string;
    build?: string;
    message?: string;
    download?: {
      source: string;
      done: number;
      total: number;
      bytesPerSecond: number;
      secondsLeft?: number;
    };
  };
  examiners: { state: string; speed: Record<string, number> }[];
  /** The examiner beside the embedded one, and how the last replay on it ended. */
  replays?: { examiner: string; last?: { at: string; fault?: string } };
  queue: { queued: number; running: number };
  workers: { places: number }[];
  storage: "embedded" | "postgresql";
  versions: { assay: string };
}

/** What a page knows of the server: nothing yet, that it does not answer, or what it says. */
export type Standing = "unknown" | "away" | ServerStatus;

/** Follows the server's standing: quickly while something is amiss, slowly while all is well, not at all while nobody looks. */
export interface StatusFeed {
  current: () => Standing;
  /** Calls back with every answer, also an unchanged one; returns what ends it. */
  subscribe: (listen: (standing: Standing) => void) => () => void;
  /** Asks again soon: something has just failed. */
  hurry: () => void;
}

const soon = 1_000;
const delays = { ready: 30_000, changing: 1_000, away: 3_000 };

/** Creates a feed over a function that asks the server. */
function createStatusFeed(ask: () => Promise<ServerStatus>): StatusFeed {
  const listeners = new Set<(standing: Standing) => void>();
  let standing: Standing = "unknown";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void poll(), delay);
  };
  const poll = async (): Promise<void> => {
    standing = await ask().catch((): Standing => "away");
    for (const listen of listeners) listen(standing);
    if (!document.hidden) plan(delayAfter(standing));
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) clearTimeout(timer);
    else plan(0);
  });
  globalThis.addEventListener("online", () => plan(0));
  return {
    current: () => standing,
    subscribe: (listen) => {
      listeners.add(listen);
      if (listeners.size === 1) plan(0);
      else if (standing !== "unknown") listen(standing);
      return () => listeners.delete(listen);
    },
    hurry: () => plan(soon),
  };
}

function delayAfter(standing: Standing): number {
  if (standing === "away" || standing === "unknown") return delays.away;
  return standing.examiner.state === "ready" ? delays.ready : delays.changing;
}

async function askServer(): Promise<ServerStatus> {
  const response = await fetch("/api/status", { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const status: ServerStatus = await response.json();
  return status;
}

let shared: StatusFeed | undefined;

/** The one feed of a page: its header and its panels ask once. */
export function sharedFeed(): StatusFeed {
  shared ??= createStatusFeed(askServer);
  return shared;
}
