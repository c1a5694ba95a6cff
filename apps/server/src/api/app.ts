import { StorageError } from "@assay/submissions";
import { OpenAPIHono } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import { routeAttempts } from "./attempts.ts";
import type { Dependencies } from "./dependencies.ts";
import { routeDocs } from "./docs/route-docs.ts";
import { routeDrafts } from "./drafts.ts";
import { routeEarned } from "./earned.ts";
import { routeEvents } from "./events.ts";
import { routeExercises } from "./exercises.ts";
import { readableBody, sameOrigin } from "./guards.ts";
import { routeOpenApi } from "./openapi.ts";
import { problem } from "./problem.ts";
import { routeReplays } from "./replays.ts";
import { guardHeaders, routeSite } from "./site.ts";
import { routeStatus } from "./status.ts";
import { routeSubmissions } from "./submissions.ts";
import { routeTokens } from "./tokens.ts";
import { routeTypes } from "./types.ts";

/** Creates the HTTP side: the API under /api, and the built site for the rest. */
export function createApp(
  dependencies: Dependencies,
  { siteFolder, report }: { siteFolder: string; report: (error: Error) => void },
) {
  const app = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      const problems = result.error.issues.map(({ code, path, message }) => ({
        code,
        message: `${path.join(".") || result.target}: ${message}`,
      }));
      return problem(context, "bad-request", {
        detail: problems.map((each) => each.message).join("; "),
        problems,
      });
    },
  });
  guardHeaders(app, siteFolder);
  app.use("/api/*", sameOrigin, readableBody);
  routeStatus(app, dependencies);
  routeExercises(app, dependencies);
  routeSubmissions(app, dependencies);
  routeEvents(app, dependencies);
  routeAttempts(app, dependencies);
  routeEarned(app, dependencies);
  routeReplays(app, dependencies);
  routeDrafts(app, dependencies);
  routeTokens(app, dependencies);
  routeTypes(app, dependencies);
  routeOpenApi(app, dependencies.version);
  routeDocs(app, { siteFolder, version: dependencies.version });
  app.all("/api/*", (context) =>
    problem(context, "not-found", {
      detail: `There is no ${context.req.method} ${context.req.path}. See /api/docs.`,
    }),
  );
  routeSite(app, siteFolder);
  app.onError((error, context) => {
    if (error instanceof StorageError) report(error);
    if (error instanceof StorageError && error.code === "storage-full") {
      return problem(context, "storage-full", {
        detail: "The disk here is full. The operator was told; what you wrote is kept.",
      });
    }
    if (error instanceof StorageError) {
      return problem(context, "storage-away", {
        detail: "The database cannot be reached for a moment. Your text is kept; try again.",
      });
    }
    if (error instanceof HTTPException && error.status < 500) {
      return problem(context, "bad-request", { detail: error.message });
    }
    report(error);
    return problem(context, "internal", {
      detail: "This is our fault, not yours. Your text is kept on your machine; try again.",
    });
  });
  return app;
}
