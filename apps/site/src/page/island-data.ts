declare const written: unique symbol;

/** Data of an island, written as one text for the attribute that carries it. */
export type IslandData<T> = string & { readonly [written]?: T };

/** Writes an island's data; an attribute writes a quote in five or six characters, so quotes and backticks change places. */
export const writeIslandData = <T>(data: T): IslandData<T> => swapQuotes(JSON.stringify(data));

/** Reads what `writeIslandData` wrote. */
export function readIslandData<T>(text: IslandData<T>): T {
  const data: T = JSON.parse(swapQuotes(text));
  return data;
}

const swapQuotes = (text: string): string => text.replaceAll(/["`]/g, (quote) => (quote === '"' ? "`" : '"'));
