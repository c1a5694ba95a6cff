import type { MiddlewareHandler } from "hono";
import { ApiError } from "./api-error.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Refuses requests that a page of another site, or a name that was pointed here, could send. */
export const onlyLoopback: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host");
  if (host === undefined || !isLoopback(`http://${host}`)) {
    throw new ApiError(
      403,
      "The examiner answers to localhost and 127.0.0.1 only; the Host header names another.",
      {
        code: "forbidden_host",
      },
    );
  }
  const origin = context.req.header("origin");
  if (origin !== undefined && !isLoopback(origin)) {
    throw new ApiError(403, "The examiner does not answer pages of other sites.", {
      code: "forbidden_origin",
    });
  }
  await next();
};

const isLoopback = (url: string): boolean => URL.canParse(url) && loopback.has(new URL(url).hostname);
