import { type PublicExercise, publicExercise } from "@assay/exercise";
import { type OpenAPIHono, z } from "@hono/zod-openapi";

const place = "#/components/schemas/PublicExercise";

/** Stands in the contract for a schema that refers to itself, which the generator cannot follow. */
export const publicExerciseStandIn = z.custom<PublicExercise>().openapi("PublicExercise", { type: "object" });

/** Serves the OpenAPI document. */
export function routeOpenApi(app: OpenAPIHono, version: string): void {
  app.get("/api/openapi.json", (context) => context.json(describeApi(app, version)));
}

/** Describes every route that is declared so far; zod itself describes the recursive schema. */
export function describeApi(app: OpenAPIHono, version: string) {
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Assay",
      version,
      description:
        "Every error is `application/problem+json` with a stable `code`. `GET /api/submissions/{id}/events` streams what happens to a submission as server-sent events.",
    },
  });
  const schemas = { ...document.components?.schemas, PublicExercise: describePublicExercise() };
  return { ...document, components: { ...document.components, schemas } };
}

function describePublicExercise(): unknown {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(publicExercise, { unrepresentable: "any" });
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${place}/$defs/`));
}
