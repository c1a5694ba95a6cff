/** A mistake of whoever starts the product, in a sentence. */
export class StartError extends Error {
  override readonly name = "StartError";
}
