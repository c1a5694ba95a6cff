import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/**
 * Lets in only whoever asks for this very address from this machine's browser, and no other page: what is served here
 * are answer keys. A name that leads to loopback (DNS rebinding) has another host, another page another origin.
 */
export const ownPageOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host") ?? "";
  const origin = context.req.header("origin");
  const from = context.req.header("sec-fetch-site") ?? "none";
  const isHere = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host);
  const isOwn =
    (origin === undefined || origin === `http://${host}`) && ["none", "same-origin"].includes(from);
  if (isHere && isOwn) return await next();
  return context.text(
    "This drawer is for its own page on this machine. Open the address that was printed.\n",
    403,
  );
};

/** Lets the page load its own files, and frame the site that is being written; nobody may frame it. */
export const drawerHeaders = (siteOrigin: string): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      frameSrc: [siteOrigin],
      imgSrc: ["'self'", "data:"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "no-referrer",
    strictTransportSecurity: false,
    xFrameOptions: "DENY",
  });
