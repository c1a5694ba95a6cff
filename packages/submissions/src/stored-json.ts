import { customType } from "drizzle-orm/pg-core";

/** Writes a value as JSON that jsonb can hold: NUL and halves of a surrogate pair become U+FFFD. */
export const encodeJson = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "string" ? each.replaceAll("\0", "\u{fffd}").toWellFormed() : each,
  );

/** A jsonb column. */
export const storedJson = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: encodeJson,
});
