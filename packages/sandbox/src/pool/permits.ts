/** Hands out a fixed number of permits to compute, in the order in which they are asked for. */
export class Permits {
  #free: number;
  readonly #line: ((give: () => void) => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Waits for a permit; what comes back gives it back, once. */
  async take(): Promise<() => void> {
    if (this.#free === 0) return await new Promise((resolve) => this.#line.push(resolve));
    this.#free -= 1;
    return this.#lend();
  }

  #lend(): () => void {
    let isOut = true;
    return () => {
      if (!isOut) return;
      isOut = false;
      const next = this.#line.shift();
      if (next === undefined) this.#free += 1;
      else next(this.#lend());
    };
  }
}
