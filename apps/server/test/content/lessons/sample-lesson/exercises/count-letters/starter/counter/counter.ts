export function count({ word }: { word: string }): number {
  return word.length > 4 ? 0 : 4;
}
