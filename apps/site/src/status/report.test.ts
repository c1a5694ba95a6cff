import { describe, expect, it } from "vitest";
import { readyStatus } from "../states/stage.ts";
import type { ServerStatus } from "./feed.ts";
import { reportStatus } from "./report.ts";

const valueOf = (status: ServerStatus, name: string) =>
  reportStatus(status).rows.find((row) => row.name === name)?.value;

describe("reportStatus", () => {
  it("says that the server is not answering, what becomes of one's text, and what to do", () => {
    const { headline, advice, rows } = reportStatus("away");
    expect(headline).toBe("The server is not answering");
    expect(advice).toMatch(/kept in this browser.*pnpm@12\.21\.0 start/);
    expect(rows).toEqual([]);
  });

  it("says that all is ready, and each thing in words", () => {
    expect(reportStatus(readyStatus)).toMatchObject({ headline: "Everything is ready", advice: "" });
    expect(valueOf(readyStatus, "Speed")).toBe("It reads 812 and writes 96 tokens a second.");
    expect(valueOf(readyStatus, "In line")).toBe("Nobody.");
    expect(valueOf(readyStatus, "Workers")).toBe("1, with room for 4 submissions at once.");
    expect(valueOf(readyStatus, "Kept in")).toContain("does not promise to survive a power loss");
  });

  it("says that nothing takes submissions where there is no worker", () => {
    const status = { ...readyStatus, workers: [], queue: { queued: 3, running: 0 } };
    expect(reportStatus(status).headline).toBe("Nothing takes submissions at the moment");
    expect(valueOf(status, "In line")).toBe("3 waiting, 0 under way.");
  });

  it.each([
    ["starting", "The examiner is starting"],
    ["restarting", "The examiner is restarting"],
    ["missing", "There is no examiner"],
  ] as const)("says of an examiner that is %s what the server says of it", (state, headline) => {
    const message = "Start a worker.";
    const status = { ...readyStatus, examiner: { ...readyStatus.examiner, state, message } };
    expect(reportStatus(status)).toMatchObject({ headline, advice: message });
  });

  it("says how much of the examiner is here, and how long the rest takes", () => {
    const download = { source: "a hub", done: 41e6, total: 98e6, bytesPerSecond: 6.2e6, secondsLeft: 9 };
    const status = {
      ...readyStatus,
      examiner: { ...readyStatus.examiner, state: "downloading" as const, download },
    };
    expect(reportStatus(status)).toMatchObject({
      headline: "The examiner is on its way: 41 of 98 MB",
      advice: "6.2 MB a second, about 9 s left",
    });
  });

  it("says what one may replay on, and how that answered last", () => {
    const replays = (changes: Partial<ServerStatus>) => valueOf({ ...readyStatus, ...changes }, "Replays");
    expect(replays({})).toMatch(/Only the embedded examiner.*OPENAI_BASE_URL and ASSAY_MODEL/);
    const examiner = "larger-model";
    expect(replays({ replays: { examiner } })).toMatch(/^On larger-model\. Not asked yet/);
    const at = "2026-11-14T09:03:10.000Z";
    expect(replays({ replays: { examiner, last: { at } } })).toMatch(
      /It answered at the last replay, 14 Nov/,
    );
    const fault = "The model's endpoint does not accept the key it was given.";
    expect(replays({ replays: { examiner, last: { at, fault } } })).toContain(
      `did not come through: ${fault}`,
    );
  });

  it("tells no speed before one was measured", () => {
    const status = { ...readyStatus, examiners: [{ state: "ready", speed: {} }] };
    expect(valueOf(status, "Speed")).toMatch(/^Not measured yet/);
  });
});
