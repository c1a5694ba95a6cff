import fc from "fast-check";
import { expect, it } from "vitest";
import { readIslandData, writeIslandData } from "./island-data.ts";

it("gives back what was written, whatever quotes are in it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, text) => {
      const data = { value, text: `"${text}\` it's "so"` };
      expect(readIslandData(writeIslandData(data))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});

it("needs no escape for the quotes of JSON in an attribute", () => {
  expect(writeIslandData({ title: "Name the product" })).toBe("{`title`:`Name the product`}");
});
