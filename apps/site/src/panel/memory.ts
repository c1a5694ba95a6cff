import type { Artifact, Exercise } from "@assay/exercise";
import { fitArtifact } from "./artifact.ts";

/** A draft as this browser keeps it. */
export interface Draft {
  artifact: Artifact;
  exerciseVersion: string;
  savedAt: string;
}

/** What this browser remembers of one exercise. */
export interface Memory {
  loadDraft: () => Draft | undefined;
  /** Tells whether the browser kept it. */
  saveDraft: (draft: Draft) => boolean;
  forgetDraft: () => void;
  /** The submission that the panel showed last. */
  loadRun: () => string | undefined;
  saveRun: (id: string) => void;
  forgetRun: () => void;
  /** Whether this browser has ever submitted: only then the server knows its learner. */
  hasSubmitted: () => boolean;
  rememberSubmitting: () => void;
}

type Named = Pick<Exercise, "id" | "parts">;
type KeyValue = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const submittedKey = "assay:submitted";

/** Creates the memory of an exercise over a store such as `localStorage`; a store that refuses costs only what it would keep. */
export function createMemory(store: KeyValue | undefined, exercise: Named): Memory {
  const [draftKey, runKey] = [`assay:draft:${exercise.id}`, `assay:run:${exercise.id}`];
  const read = (key: string): string | undefined => guard(() => store?.getItem(key) ?? undefined);
  const write = (key: string, value: string): boolean =>
    guard(() => {
      store?.setItem(key, value);
      return store !== undefined;
    }) ?? false;
  const forget = (key: string): void => guard(() => store?.removeItem(key));
  return {
    loadDraft: () => parseDraft(exercise, read(draftKey)),
    saveDraft: (draft) => write(draftKey, JSON.stringify(draft)),
    forgetDraft: () => forget(draftKey),
    loadRun: () => read(runKey),
    saveRun: (id) => void write(runKey, id),
    forgetRun: () => forget(runKey),
    hasSubmitted: () => read(submittedKey) === "yes",
    rememberSubmitting: () => void write(submittedKey, "yes"),
  };
}

function parseDraft(exercise: Named, text: string | undefined): Draft | undefined {
  const stored: Partial<Draft> | null | undefined = guard(() => JSON.parse(text ?? "null"));
  const artifact = fitArtifact(exercise, stored?.artifact);
  if (artifact === undefined || typeof stored?.savedAt !== "string") return undefined;
  return { artifact, exerciseVersion: String(stored.exerciseVersion), savedAt: stored.savedAt };
}

// Browsers throw when storage is full or forbidden, and anyone may have written what is in it.
function guard<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
