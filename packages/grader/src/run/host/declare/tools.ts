/** Declares `callTool`. */
export const toolDeclarations = `
declare function callTool(name: string, given?: unknown): Promise<unknown>;
`;
