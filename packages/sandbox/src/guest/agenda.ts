/** What happens next on the code's clock. */
export type Next<Answer> =
  | { type: "nothing" }
  /** A call that was made first has not been answered: what it leads to cannot be known. */
  | { type: "wait" }
  | { type: "timer"; id: number }
  | { type: "answer"; call: number; answer: Answer };

interface Entry<Answer> {
  at: number;
  order: number;
  timer?: number;
  call?: number;
  answer?: Answer;
}

/** More would only be taken to fill our memory. */
export const maxTimers = 10_000;

/**
 * Keeps what the code waits for, in the order of its own clock: the clock jumps to whatever is next, so waiting costs
 * no time, and the order never depends on how fast the host was.
 */
export class Agenda<Answer> {
  now = 0;
  readonly #entries: Entry<Answer>[] = [];
  #order = 0;

  get isFull(): boolean {
    return this.#entries.length >= maxTimers;
  }

  addTimer(id: number, delayMs: number): void {
    this.#insert({ at: this.now + delayMs, order: this.#order++, timer: id });
  }

  removeTimer(id: number): void {
    const index = this.#entries.findIndex(({ timer }) => timer === id);
    if (index !== -1) this.#entries.splice(index, 1);
  }

  /** Until it is answered, a call stands where its answer would come first. */
  addCall(call: number): void {
    this.#insert({ at: this.now, order: this.#order++, call });
  }

  removeCall(call: number): void {
    const index = this.#entries.findIndex((entry) => entry.call === call);
    if (index !== -1) this.#entries.splice(index, 1);
  }

  /** Puts the answer of a call where it belongs: so long after the call. */
  answer(call: number, answer: Answer, takesMs: number): void {
    const index = this.#entries.findIndex((entry) => entry.call === call);
    const [entry] = index === -1 ? [] : this.#entries.splice(index, 1);
    if (entry !== undefined) this.#insert({ ...entry, at: entry.at + takesMs, answer });
  }

  /** Takes what is next and lets the clock jump to it. */
  next(): Next<Answer> {
    const [first] = this.#entries;
    if (first === undefined) return { type: "nothing" };
    if (first.call !== undefined && first.answer === undefined) return { type: "wait" };
    this.#entries.shift();
    this.now = Math.max(this.now, first.at);
    if (first.timer !== undefined) return { type: "timer", id: first.timer };
    if (first.call === undefined || first.answer === undefined) throw new Error("an entry that is nothing");
    return { type: "answer", call: first.call, answer: first.answer };
  }

  #insert(entry: Entry<Answer>): void {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#entries[middle];
      const isBefore =
        other !== undefined && (other.at < entry.at || (other.at === entry.at && other.order < entry.order));
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, entry);
  }
}
