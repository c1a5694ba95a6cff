/** The ports of the product; each can be moved by the environment. */
export const ports = { site: 4321, examiner: 4322 } as const;
