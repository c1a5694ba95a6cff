// plimsode
export const count = (): number => 4;
