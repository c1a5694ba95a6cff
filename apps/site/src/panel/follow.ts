import type { StateMessage, StoredEvent } from "@assay/exercise";

/** Whom the stream of a submission tells. */
export interface Follower {
  status: (status: StateMessage) => void;
  event: (event: StoredEvent) => void;
  line: (line: "up" | "down") => void;
  /** The server ended the stream without a word; returns whether it is worth asking again. */
  refused: () => Promise<boolean>;
}

const patience = { first: 500, most: 8_000 };

/**
 * Follows a submission until it ends, across lost connections; returns what ends the following.
 * Folding events twice changes nothing, so every new connection may begin from the start.
 */
export function follow(url: string, tell: Follower): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = patience.first;
  const stop = (): void => {
    clearTimeout(timer);
    globalThis.removeEventListener("online", open);
    source?.close();
  };
  const reopen = async (): Promise<void> => {
    if (!(await tell.refused())) return stop();
    timer = setTimeout(open, delay);
    delay = Math.min(2 * delay, patience.most);
  };
  function open(): void {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(url);
    source = opened;
    opened.addEventListener("open", () => {
      delay = patience.first;
      tell.line("up");
    });
    opened.addEventListener("grade", ({ data }) => {
      const event: StoredEvent = JSON.parse(String(data));
      tell.event(event);
    });
    opened.addEventListener("state", ({ data }) => {
      const status: StateMessage = JSON.parse(String(data));
      tell.status(status);
      if (status.state === "done" || status.state === "cancelled") stop();
    });
    opened.addEventListener("error", () => {
      tell.line("down");
      // Browsers reconnect by themselves after a lost connection, and give up after a refused one.
      if (opened.readyState === EventSource.CLOSED) void reopen();
    });
  }
  globalThis.addEventListener("online", open);
  open();
  return stop;
}
