import { useEffect, useRef } from "preact/hooks";
import type { Piece } from "./excerpt.ts";
import { type Found, type Hit, pageOfHits } from "./find.ts";

/** Lists what was found, each with the places where the words stand. */
export function Hits({ found, onMore }: { found: Found; onMore: (found: Found) => void }) {
  const { hits, total } = found;
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(found);
  useEffect(() => {
    const { words, hits: old } = before.current;
    before.current = found;
    // The button moves away below what it has brought, so the focus goes to the first of it.
    if (words === found.words && old.length < found.hits.length)
      list.current?.children[old.length]?.querySelector("a")?.focus();
  }, [found]);
  return (
    <>
      <ol class="hits" ref={list}>
        {hits.map((hit) => (
          <li key={hit.url}>
            <HitView {...hit} />
          </li>
        ))}
      </ol>
      {hits.length < total && (
        <button type="button" class="btn" onClick={() => onMore(found)}>
          Show {Math.min(pageOfHits, total - hits.length)} more
        </button>
      )}
    </>
  );
}

function HitView({ title, kind, url, excerpt, places }: Hit) {
  return (
    <>
      <p class="label">{kind}</p>
      <h2>
        <a href={url}>{title}</a>
      </h2>
      {excerpt.length > 0 && <Excerpt pieces={excerpt} />}
      {places.length > 0 && (
        <ul>
          {places.map((place) => (
            <li key={place.url}>
              <a href={place.url}>{place.title}</a>
              <Excerpt pieces={place.excerpt} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const Excerpt = ({ pieces }: { pieces: readonly Piece[] }) => (
  <p class="excerpt">
    {pieces.map(({ text, isMarked }, index) => (isMarked ? <mark key={index}>{text}</mark> : text))}
  </p>
);
