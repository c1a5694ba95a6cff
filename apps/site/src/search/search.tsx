import { useEffect, useRef, useState } from "preact/hooks";
import { count } from "../panel/words.ts";
import { Hits } from "./hits.tsx";
import { type Standing, useSearch } from "./use-search.ts";

/** The island of the search page: a box, what its search has come to, and what was found. */
export default function Search() {
  const box = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState("");
  const { standing, again, more } = useSearch(written.trim());
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get("q") ?? "";
    // What was typed before this code was there is not lost.
    setWritten(box.current?.value || asked);
    if (asked === "") box.current?.focus();
  }, []);
  return (
    <>
      <form role="search" action="/search" onSubmit={(event) => event.preventDefault()}>
        <label for="query">Words to look for</label>
        <input
          ref={box}
          id="query"
          name="q"
          type="search"
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          value={written}
          onInput={(event) => setWritten(event.currentTarget.value)}
        />
      </form>
      <p class="lead" role="status">
        {inWords(standing)}
      </p>
      {standing === "failed" && (
        <p>
          See whether this server can be reached, then{" "}
          <button type="button" class="inline" onClick={again}>
            try again
          </button>
          .
        </p>
      )}
      {typeof standing === "object" && standing.total === 0 && (
        <p>
          Try fewer words, or another word for it. The <a href="/glossary">glossary</a> lists every term, the{" "}
          <a href="/learn">map</a> every lesson.
        </p>
      )}
      {typeof standing === "object" && standing.total > 0 && <Hits found={standing} onMore={more} />}
    </>
  );
}

function inWords(standing: Standing): string {
  switch (standing) {
    case "empty":
      return "Lessons, exercises, the glossary and the changes are searched while you type.";
    case "loading":
      return "Looking.";
    case "failed":
      return "The index of the course did not load.";
    default:
      return standing.total === 0
        ? `Nothing here has “${standing.words}” in it.`
        : `${count(standing.total, "result")} for “${standing.words}”.`;
  }
}
