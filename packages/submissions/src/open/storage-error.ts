import { inspect } from "node:util";

/** What can go wrong with the place where everything is kept. */
export type StorageFault =
  "folder-locked" | "folder-unusable" | "address-invalid" | "refused" | "unreachable" | "storage-full";

/** Says in its message, in sentences for the operator, what is wrong with the storage and what to do. */
export class StorageError extends Error {
  override name = "StorageError";
  readonly code: StorageFault;
  /** Whether the same call may succeed later without anybody doing anything. */
  readonly isRetryable: boolean;

  constructor(code: StorageFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.isRetryable = code === "unreachable";
  }
}

const fullCodes = new Set(["ENOSPC", "EDQUOT", "53100"]);
const lostCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "53300",
  "57P01",
  "57P02",
  "57P03",
]);
// node-postgres throws these without a code.
const lostMessages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** Turns what a driver threw into a StorageError where it is one, else into the driver's own error. */
export function toStorageError(error: unknown): Error {
  if (error instanceof StorageError) return error;
  const cause = innermost(error);
  const code = codeOf(cause);
  if (fullCodes.has(code) || cause.message.includes("No space left on device")) {
    return new StorageError(
      "storage-full",
      "The disk that holds the database is full. Free some space and try again; what was saved before is kept.",
      { cause },
    );
  }
  if (lostCodes.has(code) || code.startsWith("08") || lostMessages.test(cause.message)) {
    return new StorageError(
      "unreachable",
      "The PostgreSQL server cannot be reached. Check that it runs and that its address is right.",
      { cause },
    );
  }
  return cause;
}

/** Reads the code of a Node or PostgreSQL error, or "". */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

// Drizzle's wrapper quotes the parameters, which are learners' texts: they belong in no log.
function innermost(error: unknown): Error {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  if (error instanceof Error) return error.cause === undefined ? error : innermost(error.cause);
  return new Error(inspect(error));
}
