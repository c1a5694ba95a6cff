import { dirname } from "node:path";
import { loadContent } from "@assay/content";
import { expect, test } from "vitest";
import { course } from "../../test/assay.ts";
import { readTwin } from "./read-twin.ts";
import { listLiveUnits, listUnits, rotationDays } from "./units.ts";

const root = dirname(course);
const { exercises } = await loadContent(course, root);

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const nameOf = ({ role, variant }: { role: string; variant: number }): string => `${role} ${variant}`;

test.each([...exercises.keys()])(
  "runs everything of %s on the examiner once in as many days as it says, from whichever day",
  async (id) => {
    const published = exercises.get(id)!;
    const { proofs } = (await readTwin(published, course, root)).twin!;
    const all = listUnits(published, proofs).map(nameOf).toSorted();
    for (const first of [20_000, 20_783]) {
      const days = Array.from({ length: rotationDays }, (_, index) => dateOf(first + index));
      const found = days.flatMap((date) => listLiveUnits(published, proofs, date)).map(nameOf);
      expect(found.toSorted()).toEqual(all);
    }
  },
);

test("chooses the same for the same exercise on the same day", async () => {
  const published = exercises.get("prompting-few-shot/product-word")!;
  const { proofs } = (await readTwin(published, course, root)).twin!;
  const days = Array.from({ length: rotationDays }, (_, index) => dateOf(20_783 + index));
  const choose = () => days.map((date) => listLiveUnits(published, proofs, date));
  expect(choose()).toEqual(choose());
});
