import type { Engine } from "../engine/create-engine.ts";

/** What is served: the engine, and the name and hash of its weights. */
export interface Served {
  engine: Engine;
  name: string;
  sha256: string;
}
