import type { Content } from "@assay/content";

/** Names every lesson by its id: by its title once it is written, before by its name on the map. */
export function listNames({ tracks, lessons }: Pick<Content, "tracks" | "lessons">) {
  const listed = tracks.tracks.flatMap((track) => track.lessons);
  return new Map(
    listed.map(({ id, short }) => {
      const title = lessons.get(id)?.title;
      return [id, { name: title ?? short, isWritten: title !== undefined }] as const;
    }),
  );
}
