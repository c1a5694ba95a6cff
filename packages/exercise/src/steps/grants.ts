import type { z } from "zod";
import { endpointScript } from "../endpoint-script.ts";
import { modelScript, toolScript } from "../script.ts";
import { vectorList } from "../vectors.ts";
import type { Step } from "./index.ts";

interface Grant {
  /** The function that the code finds. */
  finds: string;
  /** What the case input behind it has to be; absent where the examiner is behind it. */
  script?: z.ZodType;
}

/** What a step may grant its code, by the step's field that names the case input behind it, or the examiner's limits. */
export const grants: Readonly<Record<GrantName, Grant>> = {
  llm: { finds: "llm", script: modelScript },
  tools: { finds: "callTool", script: toolScript },
  fetch: { finds: "fetch", script: endpointScript },
  examiner: { finds: "llm" },
  vectors: { finds: "similarities", script: vectorList },
};

export type GrantName = "llm" | "tools" | "fetch" | "examiner" | "vectors";

/** One thing that a step grants its code. */
export interface Granted {
  grant: GrantName;
  /** The case input that scripts it; absent where no case does. */
  input: string | undefined;
}

const isGrant = (field: string): field is GrantName => Object.hasOwn(grants, field);

/** Lists what a step grants its code. */
export const grantsOf = (step: Step): Granted[] =>
  Object.entries(step).flatMap(([field, value]) =>
    isGrant(field) && value !== undefined
      ? [{ grant: field, input: typeof value === "string" ? value : undefined }]
      : [],
  );
