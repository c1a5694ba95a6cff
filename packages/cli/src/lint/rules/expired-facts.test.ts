import { expect, test } from "vitest";
import { formatFinding } from "../finding.ts";
import { findExpiredFacts } from "./expired-facts.ts";

const fact = {
  id: "prefill",
  statement: "Claude 4.6 and later answer a prefill with an error.",
  source: { name: "Anthropic", url: "https://example.com/prefill", seen: "primary" as const },
  checked: "2026-11-23",
  expires: "2027-05-23",
  lessons: ["prompting-few-shot"],
  place: { file: "content/facts.yaml", line: 12, column: 14 },
};
const found = (today: string, facts = [fact]) =>
  findExpiredFacts({ content: { facts: { facts, changes: [] } }, today }).map((each) =>
    formatFinding({ rule: "expired-facts", ...each }),
  );

test("says nothing of a fact before its day", () => {
  expect(found("2027-05-22")).toEqual([]);
});

test("says from that day on where it stands, where to read, and what to mend", () => {
  expect(found("2027-05-23")).toEqual([
    "content/facts.yaml:12:14  expired-facts  `prefill` expired on 2027-05-23; it was last checked on 2026-11-23; read https://example.com/prefill again, mend the statement and what rests on it in prompting-few-shot, and move `checked` and `expires` on",
  ]);
});

test("names a source that has no address", () => {
  const { url: _url, ...source } = fact.source;
  const [line] = findExpiredFacts({
    content: { facts: { facts: [{ ...fact, source, lessons: [] }], changes: [] } },
    today: "2028-01-01",
  });
  expect(line?.write).toContain("read Anthropic again, mend the statement, and move");
});
