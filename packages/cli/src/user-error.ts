/** A mistake of whoever uses the command line, in sentences; shown without a stack trace. */
export class UserError extends Error {
  override readonly name = "UserError";
}
