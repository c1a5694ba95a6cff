/** Tells what comes back of what an editor has told from what is news to it. */
export interface Echo {
  /** Notes a text that the editor tells, and gives it back. */
  told(text: string): string;
  /** Tells whether a text that is to be shown comes from elsewhere; one that was told comes back late, and is no news. */
  isNews(text: string): boolean;
}

/** Creates the memory of an editor that shows a text. */
export function createEcho(first: string): Echo {
  let shown = first;
  let pending: string[] = [];
  return {
    told: (text) => {
      pending.push(text);
      return text;
    },
    isNews: (text) => {
      const at = pending.lastIndexOf(text);
      const isSame = text === shown;
      shown = text;
      pending = at === -1 && !isSame ? [] : pending.slice(at + 1);
      return at === -1 && !isSame;
    },
  };
}
