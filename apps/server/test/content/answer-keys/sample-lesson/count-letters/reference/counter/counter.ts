// norbalt: the word that must not leave with the reference.
export const count = ({ word }: { word: string }): number => word.length;
