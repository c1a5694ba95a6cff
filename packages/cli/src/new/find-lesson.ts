import { dirname } from "node:path";
import { readTracks } from "@assay/content";
import { type ListedLesson, closest, formatProblem } from "@assay/exercise";
import { UserError } from "../user-error.ts";

/** Finds a lesson in tracks.yaml, written or not. Throws UserError with the one that was meant. */
export async function findListedLesson(contentFolder: string, id: string): Promise<ListedLesson> {
  const tracks = await readTracks(contentFolder, dirname(contentFolder));
  if (!tracks.ok) throw new UserError(tracks.problems.map(formatProblem).join("\n"));
  const listed = tracks.value.tracks.flatMap((track) => track.lessons);
  const found = listed.find((each) => each.id === id);
  if (found !== undefined) return found;
  const near = closest(
    id,
    listed.map((each) => each.id),
  );
  const remedy =
    near === undefined
      ? "Add it to a track there first."
      : `Did you mean ${near}? Else add it to a track there first.`;
  throw new UserError(`tracks.yaml has no lesson ${id}. ${remedy}`);
}
