import type { Attempt } from "@assay/exercise";
import { useState } from "preact/hooks";
import { readDeck, writeDeck } from "../review/deck.ts";
import { mergeDecks, parseBackup, writeBackup } from "./backup.ts";
import { writeImported } from "./imported.ts";

interface Props {
  attempts: readonly Attempt[];
  imported: readonly Attempt[];
  onImport: (attempts: Attempt[]) => void;
}

/** Exports what there is as one file, and imports such a file. */
export function TakeAlong({ attempts, imported, onImport }: Props) {
  const [said, say] = useState("");
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const parsed = parseBackup(await file.text());
    if (!parsed.ok) return say(parsed.message);
    const known = new Set([...attempts, ...imported].map(({ id }) => id));
    const added = parsed.backup.attempts.filter(({ id }) => !known.has(id));
    const all = [...imported, ...added];
    const kept = writeDeck(mergeDecks(readDeck(), parsed.backup.review)) && writeImported(all);
    onImport(all);
    const cards = Object.keys(parsed.backup.review.cards).length;
    const keeping = kept ? "" : " This browser keeps nothing, so it is gone with this page.";
    say(
      `Imported ${added.length} of ${parsed.backup.attempts.length} attempts and ${cards} cards.${keeping}`,
    );
  };
  return (
    <div class="take-along">
      <button
        type="button"
        class="btn"
        onClick={() => download(writeBackup([...attempts, ...imported], readDeck(), new Date()))}
      >
        Export
      </button>
      <label class="btn">
        Import
        <input
          type="file"
          class="sr"
          accept="application/json,.json"
          onChange={(event) => {
            const field = event.currentTarget;
            void take(field.files?.[0]).finally(() => {
              field.value = "";
            });
          }}
        />
      </label>
      <p>
        One file with attempts and card schedules. What is imported is shown here and stays in this browser;
        it is no evidence.
      </p>
      <p role="status">{said}</p>
    </div>
  );
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "assay-progress.json";
  link.click();
  URL.revokeObjectURL(url);
}
