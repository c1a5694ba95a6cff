import { type Piece, readExcerpt } from "./excerpt.ts";
import {
  type Pagefind,
  type PagefindPage,
  type PagefindResult,
  isIndexThere,
  loadPagefind,
} from "./pagefind.ts";

/** A page or an entry of a page that was found, with its best places. */
export interface Hit {
  title: string;
  kind: string;
  url: string;
  excerpt: Piece[];
  places: Place[];
}

/** A heading below which the words stand. */
export interface Place {
  title: string;
  url: string;
  excerpt: Piece[];
}

/** What was found: the first hits, and how many there are in all. */
export interface Found {
  words: string;
  total: number;
  hits: Hit[];
  /** Loads the hits after those that are there. */
  more: () => Promise<Found>;
}

/** How many hits load at a time. */
export const pageOfHits = 10;
const mostPlaces = 3;
let loading: Promise<Pagefind> | undefined;

/** Looks for words in the course; the index loads with the first search. Throws when it cannot be reached. */
export async function find(words: string): Promise<Found> {
  try {
    loading ??= loadPagefind();
    const { results } = await (await loading).search(words);
    if (results.length === 0 && !(await isIndexThere())) throw new Error("the index is out of reach");
    return await extend({ words, total: results.length, hits: [] }, results);
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

async function extend(found: Omit<Found, "more">, results: PagefindResult[]): Promise<Found> {
  const pages = await Promise.all(results.slice(0, pageOfHits).map((result) => result.data()));
  const next = { ...found, hits: [...found.hits, ...pages.map(toHit)] };
  return { ...next, more: () => extend(next, results.slice(pageOfHits)) };
}

/** Makes a hit of a found page: its strongest places, in the order in which they stand on it. */
export function toHit({ url, excerpt, meta, sub_results: parts }: PagefindPage): Hit {
  const places = parts.filter((part) => part.url !== url);
  const strongest = new Set(places.toSorted((a, b) => strength(b) - strength(a)).slice(0, mostPlaces));
  const head = places.length === 0 ? excerpt : (parts.find((part) => part.url === url)?.excerpt ?? "");
  return {
    title: meta.title,
    // A lesson is indexed as the page it is, and says no kind.
    kind: meta.kind ?? "Lesson",
    url,
    excerpt: readExcerpt(head),
    places: places
      .filter((place) => strongest.has(place))
      .map((place) => ({ title: place.title, url: place.url, excerpt: readExcerpt(place.excerpt) })),
  };
}

const strength = ({ weighted_locations: found }: PagefindPage["sub_results"][number]): number =>
  found.reduce((sum, { balanced_score: score }) => sum + score, 0);
