/** Rises when a verdict could change; grades and cached proofs name it. */
export const graderVersion = "2";
