import { fileURLToPath } from "node:url";
import type { MigrationConfig } from "drizzle-orm/migrator";

/** One folder for both databases, written by `drizzle-kit generate`. */
export const migrations: MigrationConfig = {
  migrationsFolder: fileURLToPath(new URL("../../migrations", import.meta.url)),
};
