import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type AddedExaminerEnv, addedVariables, readAdded } from "./env-added.ts";
import { ports } from "./ports.ts";

const port = z.coerce
  .number("write a number")
  .int("write a whole number")
  .min(0, "write a port from 0 (any free one) to 65535")
  .max(65_535, "write a port from 0 (any free one) to 65535");
const filled = z.string().min(1, "is empty; leave it out or write a value");

const variables = z.object({
  ASSAY_PORT: port.default(ports.site),
  ASSAY_EXAMINER_PORT: port.default(ports.examiner),
  ASSAY_DATA: filled.optional(),
  ASSAY_CONTENT: filled.default(join(import.meta.dirname, "../../../content")),
  ASSAY_SITE: filled.default(join(import.meta.dirname, "../../site/dist")),
  ASSAY_EXAMINER_FILE: filled.optional(),
  ASSAY_CACHE: filled.optional(),
  ASSAY_SECRET: z.string().min(16, "write at least 16 characters").optional(),
  DATABASE_URL: filled.optional(),
  XDG_CACHE_HOME: z.string().optional(),
  XDG_DATA_HOME: z.string().optional(),
  ...addedVariables.shape,
});

const role = z.enum(["all", "api", "worker"], "write --role all, --role api or --role worker");

/** What this process was told by its environment and its command line. */
export interface Env {
  role: z.infer<typeof role>;
  port: number;
  examinerPort: number;
  /** Database, secret and logs live here; weights live in the cache folder. */
  dataFolder: string;
  contentFolder: string;
  siteFolder: string;
  examinerFile: string | undefined;
  cacheFolder: string | undefined;
  xdgCacheHome: string | undefined;
  secret: string | undefined;
  databaseUrl: string | undefined;
  /** Another examiner, to replay on. */
  added: AddedExaminerEnv | undefined;
}

/** Reads environment and command line, or says in sentences what is wrong with them. */
export function readEnv(
  parameters: readonly string[],
  values: NodeJS.ProcessEnv = process.env,
): { ok: true; env: Env } | { ok: false; problems: string[] } {
  const given = readRole(parameters);
  const parsed = variables.safeParse(values);
  const problems = [
    ...(given.ok ? [] : [given.problem]),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}.`),
  ];
  if (!given.ok || !parsed.success) return { ok: false, problems };
  const env = parsed.data;
  const { added, problems: amiss } = readAdded(env);
  if (amiss.length > 0) return { ok: false, problems: amiss };
  if (given.role !== "all" && env.DATABASE_URL === undefined) {
    return {
      ok: false,
      problems: [`--role ${given.role} works with others on one PostgreSQL: set DATABASE_URL.`],
    };
  }
  if (given.role === "api" && env.ASSAY_SECRET === undefined) {
    return {
      ok: false,
      problems: ["--role api signs cookies that every such process must accept: set ASSAY_SECRET."],
    };
  }
  return {
    ok: true,
    env: {
      role: given.role,
      port: env.ASSAY_PORT,
      examinerPort: env.ASSAY_EXAMINER_PORT,
      dataFolder: resolve(env.ASSAY_DATA ?? platformDataFolder(env.XDG_DATA_HOME)),
      contentFolder: resolve(env.ASSAY_CONTENT),
      siteFolder: resolve(env.ASSAY_SITE),
      examinerFile: env.ASSAY_EXAMINER_FILE,
      cacheFolder: env.ASSAY_CACHE,
      xdgCacheHome: env.XDG_CACHE_HOME,
      secret: env.ASSAY_SECRET,
      databaseUrl: env.DATABASE_URL,
      added,
    },
  };
}

function readRole(
  parameters: readonly string[],
): { ok: true; role: Env["role"] } | { ok: false; problem: string } {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: { role: { type: "string", default: "all" } },
    });
    const parsed = role.safeParse(values.role);
    return parsed.success
      ? { ok: true, role: parsed.data }
      : { ok: false, problem: `Found --role ${values.role}: write all, api or worker.` };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

const platformDataFolder = (xdg: string | undefined): string =>
  process.platform === "darwin"
    ? join(homedir(), "Library/Application Support/assay")
    : join(xdg ?? join(homedir(), ".local/share"), "assay");
