/** What the search page uses of Pagefind's own script, which the build writes beside the index. */
export interface Pagefind {
  search: (words: string) => Promise<{ results: PagefindResult[] }>;
}

/** A page that was found; its text loads when it is asked for. */
export interface PagefindResult {
  data: () => Promise<PagefindPage>;
}

/** A found page, and the places on it. */
export interface PagefindPage extends PagefindPlace {
  meta: { title: string; kind?: string };
  sub_results: (PagefindPlace & { title: string; weighted_locations: { balanced_score: number }[] })[];
}

interface PagefindPlace {
  url: string;
  excerpt: string;
}

interface PagefindScript {
  createInstance: (options: Record<string, unknown>) => Pagefind;
}

const script = "/pagefind/pagefind.js";
let attempts = 0;

/** Loads Pagefind; after a failure, anew. */
export async function loadPagefind(): Promise<Pagefind> {
  attempts += 1;
  // Some browsers remember that an import failed, and never ask for the same address again.
  const address = attempts === 1 ? script : `${script}?attempt=${attempts}`;
  const { createInstance }: PagefindScript = await import(/* @vite-ignore */ address);
  return createInstance({
    noWorker: true,
    baseUrl: "/",
    excerptLength: 28,
    excerptEllipsis: "…",
    // A lesson is long beside the sentence of a term, and is not worth less for it.
    ranking: { pageLength: 0 },
  });
}

/** Asks whether the index is within reach: a piece of it that did not load looks like a word that nobody wrote. */
export async function isIndexThere(): Promise<boolean> {
  const response = await fetch("/pagefind/pagefind-entry.json", { cache: "no-store" }).catch(() => undefined);
  return response?.ok === true;
}
