import { randomUUIDv7 } from "node:crypto";
import { uuid } from "@assay/exercise";
import type { Context } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";

const name = "assay_learner";

/** Who a request comes from, by a signed cookie; a forged one is nobody. */
export interface Sessions {
  find(context: Context): Promise<string | undefined>;
  /** Finds the learner or makes one: only a write may do that. */
  findOrCreate(context: Context): Promise<string>;
}

/** Creates sessions whose cookies are signed with a secret; learners are anonymous. */
export function createSessions(secret: string): Sessions {
  const find = async (context: Context): Promise<string | undefined> => {
    const value = await getSignedCookie(context, secret, name);
    return typeof value === "string" && uuid.safeParse(value).success ? value : undefined;
  };
  return {
    find,
    findOrCreate: async (context) => {
      const known = await find(context);
      if (known !== undefined) return known;
      const learner = randomUUIDv7();
      await setSignedCookie(context, name, learner, secret, {
        path: "/",
        httpOnly: true,
        sameSite: "Lax",
        secure: new URL(context.req.url).protocol === "https:",
        maxAge: 400 * 24 * 60 * 60,
      });
      return learner;
    },
  };
}
