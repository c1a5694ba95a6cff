import { cards, exercise, hiddenCases, tracks, visibleCases } from "@assay/exercise";
import { z } from "zod";

/** What authors write in YAML, by the name of its JSON Schema. */
const written = { exercise, cases: visibleCases, "hidden-cases": hiddenCases, cards, tracks };

/** Writes the JSON Schemas that editors complete from, by file name. */
export const jsonSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(written).map(([name, schema]) => {
      // The draft that editors' YAML servers know best.
      const json = z.toJSONSchema(schema, { io: "input", target: "draft-7" });
      return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
