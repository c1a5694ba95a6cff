/** Declares `similarities`. */
export const vectorDeclarations = `
declare function similarities(query: readonly number[], ids: readonly number[]): Promise<number[]>;
`;
