// grintole
export const count = ({ word }: { word: string }): number => word.split(" ").length;
