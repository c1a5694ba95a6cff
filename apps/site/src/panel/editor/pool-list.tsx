import type { Choosable } from "@assay/exercise/panel";

interface Props {
  items: readonly Choosable[];
  chosen: readonly string[];
  locked: boolean;
  toggle: (id: string) => void;
}

/** Shows everything that may be chosen, whole; a press takes an item in behind the others, or out again. Locked, it can still be read by keyboard. */
export function PoolList({ items, chosen, locked, toggle }: Props) {
  return (
    <div role="group" aria-label="The pool">
      <p class="side" aria-hidden="true">
        The pool <span>{items.length} to choose from</span>
      </p>
      <ul class="pool">
        {items.map(({ id, text, title, label }) => {
          const place = chosen.indexOf(id);
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={place !== -1}
                aria-disabled={locked}
                onClick={() => toggle(id)}
              >
                <span class="n">{place === -1 ? "+" : place + 1}</span>{" "}
                <code>
                  {title !== undefined && <b>{title}</b>}
                  {text}
                </code>{" "}
                {/* Most texts end in their label. */}
                {label !== undefined && !text.endsWith(label) && <span class="label">{label}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
