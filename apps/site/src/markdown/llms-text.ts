import type { Content } from "@assay/content";

/** Writes `llms.txt`: what the course is, its lessons as Markdown, and what else can be read. */
export function llmsText({ tracks, lessons }: Pick<Content, "tracks" | "lessons">): string {
  const listed = tracks.tracks.flatMap((track) => track.lessons);
  const written = listed.filter(({ id }) => lessons.has(id));
  const line = (id: string): string => {
    const lesson = lessons.get(id);
    return lesson === undefined ? "" : `- [${lesson.title}](/lessons/${id}.md): ${lesson.outcome}`;
  };
  return `# Assay

> A course in which software engineers become AI engineers by having their work tested: prompts run on a small model over visible and hidden cases, and are graded with evidence.

Written so far: ${written.length} of ${listed.length} lessons. Hidden cases and answer keys are published nowhere; an exercise is solved on its page or through the API.

## Lessons

${written.map(({ id }) => line(id)).join("\n")}

## More

- [Glossary](/glossary): the words of the course, one sentence each
- [Changes](/changes): what changed in the field and here, and the facts that age
- [API](/api/docs): every operation; [as OpenAPI](/api/openapi.json)
`;
}
