import { UserError } from "./user-error.ts";

/** Makes a sentence of what the file system refused: what failed, its code, what to do. */
export const tellUser =
  (failed: string, remedy: string) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code === undefined) throw error;
    throw new UserError(`${failed} (${error.code}). ${remedy}`, { cause: error });
  };
