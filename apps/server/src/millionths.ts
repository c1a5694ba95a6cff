/** Gives US dollars as whole millionths, rounded up, as the database counts them. */
export const toMillionths = (dollars: number): number =>
  // What adding up prices may be off by is no millionth more.
  Math.ceil(Number((dollars * 1e6).toFixed(3)));
