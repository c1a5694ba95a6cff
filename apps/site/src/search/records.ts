import type { Content } from "@assay/content";

/** What the index keeps of something that has an address but no page of its own. */
export interface SearchRecord {
  url: string;
  content: string;
  meta: { title: string; kind: "Exercise" | "Term" | "Change" | "Fact" };
}

type Searched = Pick<Content, "exercises" | "glossary" | "facts">;

/** Lists what a reader can find beside the lessons: exercises by what is public of them, terms, changes and facts. */
export function listRecords({ exercises, glossary, facts }: Searched): SearchRecord[] {
  return [
    ...Array.from(exercises.values(), ({ exercise: { id, title, task, judged } }) =>
      record(`/exercises/${id}`, { kind: "Exercise", title }, [task, judged]),
    ),
    ...[...glossary.house, ...glossary.field].map(({ id, term, means, example }) =>
      record(`/glossary#${id}`, { kind: "Term", title: term }, [means, example]),
    ),
    ...facts.changes.map(({ id, title, text }) =>
      record(`/changes#${id}`, { kind: "Change", title }, [text]),
    ),
    ...facts.facts.map(({ id, statement, source }) =>
      record(`/changes#fact-${id}`, { kind: "Fact", title: id }, [statement, `Source: ${source.name}.`]),
    ),
  ];
}

function record(
  url: string,
  meta: SearchRecord["meta"],
  texts: readonly (string | undefined)[],
): SearchRecord {
  return {
    url,
    meta,
    content: texts
      .filter((text) => text !== undefined)
      .join(" ")
      .replaceAll("`", ""),
  };
}
