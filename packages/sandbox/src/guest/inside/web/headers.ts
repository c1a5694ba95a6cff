import type { Originals } from "../originals.ts";

/** Makes Headers: names in small letters, one text a name. */
export function createHeaders({ asString, createNameTable, keys, isFunction }: Originals) {
  const small = (name: unknown): string => asString(name).toLowerCase();

  let tableOf: (headers: WebHeaders) => Record<string, string> = () => ({});

  class WebHeaders {
    static {
      tableOf = (headers) => headers.#values;
    }
    readonly #values = createNameTable<string>();
    constructor(init?: unknown) {
      if (typeof init !== "object" || init === null) return;
      if (init instanceof WebHeaders || Array.isArray(init))
        for (const [name, value] of init) this.append(name, value);
      else for (const name of keys(init)) this.append(name, Reflect.get(init, name));
    }
    append(name: unknown, value: unknown): void {
      const before = this.get(name);
      this.set(name, before === null ? value : `${before}, ${asString(value)}`);
    }
    set(name: unknown, value: unknown): void {
      this.#values[small(name)] = asString(value).trim();
    }
    get(name: unknown): string | null {
      return this.#values[small(name)] ?? null;
    }
    has(name: unknown): boolean {
      return this.get(name) !== null;
    }
    delete(name: unknown): void {
      delete this.#values[small(name)];
    }
    forEach(call: unknown): void {
      for (const [name, value] of this) if (isFunction(call)) call(value, name, this);
    }
    *entries(): Generator<[string, string]> {
      for (const name of keys(this.#values).sort()) yield [name, this.#values[name] ?? ""];
    }
    *keys(): Generator<string> {
      for (const [name] of this.entries()) yield name;
    }
    *values(): Generator<string> {
      for (const [, value] of this.entries()) yield value;
    }
    [Symbol.iterator](): Generator<[string, string]> {
      return this.entries();
    }
  }
  return { WebHeaders, tableOf: (headers: WebHeaders) => tableOf(headers) };
}

export type WebHeadersKit = ReturnType<typeof createHeaders>;
