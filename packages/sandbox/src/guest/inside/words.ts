import type { Originals } from "./originals.ts";

/** Makes texts of what the code throws and logs, which may do anything when it is looked at. */
export function createWords({ NativeError, asString, stringify, cut }: Originals) {
  const show = (value: unknown): string => {
    if (typeof value === "string") return value;
    try {
      if (value instanceof NativeError) return `${asString(value.name)}: ${asString(value.message)}`;
      const json = typeof value === "object" ? stringify(value) : undefined;
      return typeof json === "string" ? json : asString(value);
    } catch {
      return "[a value that cannot be shown]";
    }
  };
  // Texts alone are written without asking any `toJSON`.
  const write = (name: string, message: string, stack: string): string =>
    `[${stringify(cut(name, 100))},${stringify(cut(message, 2000))},${stringify(cut(stack, 4000))}]`;
  const describe = (error: unknown): string => {
    try {
      if (!(error instanceof NativeError)) return write("", show(error), "");
      const { name, message, stack } = error;
      return write(asString(name), asString(message), asString(stack));
    } catch {
      return write("", "[an error that cannot be shown]", "");
    }
  };
  return { show, describe };
}

export type Words = ReturnType<typeof createWords>;
