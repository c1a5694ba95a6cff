import type { Artifact } from "@assay/exercise";
import { fitArtifact, isSame } from "./artifact.ts";
import type { PanelTools } from "./tools.ts";

const pause = 1_200;

/** Keeps the draft in this browser with every change, and on the server once it knows the learner. */
export function startDrafts(tools: PanelTools): () => void {
  const { store, memory, exercise } = tools;
  restoreLocal(tools);
  let seen = store.get().artifact;
  let timer: ReturnType<typeof setTimeout> | undefined;
  void restoreFromServer(tools, seen);
  const end = store.subscribe(({ artifact }) => {
    if (artifact === seen) return;
    seen = artifact;
    const savedAt = new Date().toISOString();
    const kept = memory.saveDraft({ artifact, exerciseVersion: exercise.exerciseVersion, savedAt });
    store.dispatch({ type: "draft", draft: describe(tools, artifact, kept ? savedAt : undefined) });
    clearTimeout(timer);
    if (memory.hasSubmitted()) timer = setTimeout(() => void sync(tools, artifact), pause);
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}

function restoreLocal(tools: PanelTools): void {
  const draft = tools.memory.loadDraft();
  // What was typed before this code had arrived is newer than what is kept.
  if (draft === undefined || !isSame(tools.store.get().artifact, tools.exercise.starter)) return;
  const { artifact, savedAt } = draft;
  tools.store.dispatch({ type: "draft", artifact, draft: describe(tools, artifact, savedAt) });
}

async function restoreFromServer(tools: PanelTools, untouched: Artifact): Promise<void> {
  const { exercise, memory, api, store } = tools;
  if (!memory.hasSubmitted()) return;
  const local = memory.loadDraft();
  const reply = await api.loadDraft(exercise.exercise.id);
  if (!reply.ok || store.get().artifact !== untouched) return;
  const artifact = fitArtifact(exercise.exercise, reply.value.artifact);
  if (artifact === undefined || (local !== undefined && local.savedAt >= reply.value.updatedAt)) return;
  store.dispatch({ type: "draft", artifact, draft: { kept: "server", at: reply.value.updatedAt } });
}

async function sync({ exercise, store, api }: PanelTools, artifact: Artifact): Promise<void> {
  const { exerciseVersion } = exercise;
  const reply = await api.saveDraft(exercise.exercise.id, { artifact, exerciseVersion });
  const { draft, artifact: current } = store.get();
  if (!reply.ok || current !== artifact || draft.kept !== "here") return;
  store.dispatch({ type: "draft", draft: { kept: "server", at: draft.at } });
}

function describe({ exercise }: PanelTools, artifact: Artifact, savedAt: string | undefined) {
  if (isSame(artifact, exercise.starter)) return { kept: "starter" } as const;
  return savedAt === undefined ? ({ kept: "nowhere" } as const) : ({ kept: "here", at: savedAt } as const);
}
