import type { Json } from "../json.ts";

/** What a host function throws to give the code an error of this name and message, with these properties. */
export class HostRefusal extends Error {
  override name: string;
  readonly properties: Readonly<Record<string, Json>>;

  constructor(
    message: string,
    { name = "Error", ...properties }: { name?: string } & Record<string, Json> = {},
  ) {
    super(message);
    this.name = name;
    this.properties = properties;
  }
}
