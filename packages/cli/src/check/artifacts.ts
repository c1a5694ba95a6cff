import type { Proofs } from "@assay/answer-keys";
import {
  type Artifact,
  type DecoyRole,
  type PublicExercise,
  decoyRole,
  parseArtifact,
} from "@assay/exercise";
import { placeholdersOf } from "@assay/exercise/panel";

export type ArtifactRole = "reference" | DecoyRole;

/** Every role, in the order in which they are proved. */
export const artifactRoles: readonly ArtifactRole[] = ["reference", ...decoyRole.options];

/** Lists the reference and every decoy by role; `empty` (the least the API takes) and `starter` are made here. */
export function collectArtifacts(published: PublicExercise, proofs: Proofs): [ArtifactRole, Artifact][] {
  const { exercise, cases } = published;
  const starter = parseArtifact({ exercise, cases }, published.starter);
  if (!starter.ok) throw new Error(`the starter of ${exercise.id} was valid when it was loaded`);
  return [
    ["reference", proofs.reference],
    ["empty", emptyArtifact(published)],
    ["starter", starter.artifact],
    ["naive", proofs.decoys.naive],
    ["popular-advice", proofs.decoys["popular-advice"]],
    ["hard-coded", proofs.decoys["hard-coded"]],
  ];
}

const emptyFiles = (files: readonly string[]): Record<string, string> =>
  Object.fromEntries(files.map((file) => [file, ""]));

/** The least that can be handed in: nothing but the placeholders that must be there or a full stop, the first item of a pool. */
function emptyArtifact({ exercise, cases, starter }: PublicExercise): Artifact {
  const parts = Object.entries(exercise.parts).map(([name, part]) => {
    const { type } = part;
    const { required } = placeholdersOf(exercise, cases, name);
    // What stands in a text of the author's needs no placeholder, but something must be said.
    const text = required.map((each) => `{{${each}}}`).join("\n") || ".";
    if (type === "completion") return [name, text];
    if (type === "chat") return [name, [{ role: "user", content: text }]];
    if (part.type === "selection")
      return [name, (part.pool ?? part.slots ?? []).slice(0, 1).map(({ id }) => id)];
    if (part.type === "code" || part.type === "assertions")
      return [name, { ...emptyFiles(part.files), [part.entry]: "export {};\n" }];
    return [name, starter[name]];
  });
  const parsed = parseArtifact({ exercise, cases }, Object.fromEntries(parts));
  if (!parsed.ok)
    throw new Error(`an empty artifact of ${exercise.id} cannot be made: ${parsed.problems[0]?.message}`);
  return parsed.artifact;
}
