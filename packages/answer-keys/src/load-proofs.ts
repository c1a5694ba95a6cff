import { join, relative } from "node:path";
import {
  type Artifact,
  type AuthorProblem,
  type Read,
  artifactFromFiles,
  closest,
  decoyRole,
} from "@assay/exercise";
import { parse } from "yaml";
import { type KeyPlace, readKeyFiles } from "./key-files.ts";

const written = decoyRole.exclude(["empty", "starter"]);

/** What proves an exercise fair: an artifact that must pass, and artifacts that must fail, by role. */
export interface Proofs {
  reference: Artifact;
  decoys: Record<(typeof written.options)[number], Artifact>;
}

/** Loads the reference and the decoys that an author writes; `empty` and `starter` are made by `assay check`. */
export async function loadProofs({ exercise, cases, folder, root }: KeyPlace): Promise<Read<Proofs>> {
  const files = await readKeyFiles({ folder, root }, "{reference,decoys}/**/*.*");
  if (!files.ok) return files;
  const problems: AuthorProblem[] = unknownRoles(files.value, relative(root, folder));
  const read = (place: string): Artifact => {
    const own = [...files.value].filter(([path]) => path.startsWith(`${place}/`));
    const file = relative(root, join(folder, place));
    if (own.length === 0) {
      problems.push({ file, message: "this folder is missing; write the artifact as files in it" });
      return {};
    }
    const inside = new Map(own.map(([path, text]) => [path.slice(place.length + 1), text]));
    const parsed = artifactFromFiles({ exercise, cases }, inside, parse);
    if (parsed.ok) return parsed.artifact;
    problems.push(...parsed.problems.map(({ part, message }) => ({ file, field: part, message })));
    return {};
  };
  const proofs: Proofs = {
    reference: read("reference"),
    decoys: {
      naive: read("decoys/naive"),
      "popular-advice": read("decoys/popular-advice"),
      "hard-coded": read("decoys/hard-coded"),
    },
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: proofs };
}

function unknownRoles(files: ReadonlyMap<string, string>, place: string): AuthorProblem[] {
  const roles = new Set([...files.keys()].flatMap((path) => /^decoys\/([^/]+)\//.exec(path)?.[1] ?? []));
  return [...roles]
    .filter((role) => !written.safeParse(role).success)
    .map((role) => ({
      file: join(place, "decoys", role),
      message: `this role is unknown; did you mean ${closest(role, written.options) ?? written.options.join(", ")}?`,
    }));
}
