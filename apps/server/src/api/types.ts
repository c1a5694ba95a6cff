import { type Part, typeProblem } from "@assay/exercise";
import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { exercisePath, noSuchExercise } from "./exercises.ts";
import { declareProblems, problem } from "./problem.ts";
import { createRateLimit, typesLimits } from "./rate-limit.ts";
import { tooQuick } from "./too-quick.ts";

const code = z.object({
  part: z.string().max(40).describe("The part that the files are of."),
  files: z
    .record(z.string().max(60), z.string().max(64_000))
    .describe("All files of the part, by name, as they are written now."),
});

const check = createRoute({
  method: "post",
  path: "/api/exercises/{lesson}/{slug}/types",
  summary: "What TypeScript says of the code of a part: advice, which keeps nothing from being run",
  request: {
    params: exercisePath,
    body: { required: true, content: { "application/json": { schema: code } } },
  },
  responses: {
    200: {
      description: "What is wrong with the types, file by file; at most 50.",
      content: { "application/json": { schema: z.object({ problems: z.array(typeProblem) }) } },
    },
    ...declareProblems(
      "bad-request",
      "not-utf8",
      "not-json",
      "unknown-exercise",
      "forbidden-origin",
      "body-too-large",
      "artifact-invalid",
      "too-many-requests",
      "types-unchecked",
    ),
  },
});

/** Serves what a type checker says of code. */
export function routeTypes(app: OpenAPIHono, dependencies: Dependencies): void {
  const { content, sessions, checkTypes } = dependencies;
  const takeTurn = createRateLimit(dependencies.lightLimits ?? typesLimits);

  app.openapi(check, async (context) => {
    const { lesson, slug } = context.req.valid("param");
    const published = content.exercises.get(`${lesson}/${slug}`);
    if (published === undefined)
      return problem(context, "unknown-exercise", noSuchExercise(`${lesson}/${slug}`));
    const { exercise } = published;
    const { part, files } = context.req.valid("json");
    const declared = Object.hasOwn(exercise.parts, part) ? exercise.parts[part] : undefined;
    const detail = findMistake(declared, files);
    if (detail !== undefined) return problem(context, "artifact-invalid", { detail });
    const seconds = await takeTurn(context, await sessions.find(context));
    if (seconds !== undefined) return tooQuick(context, { seconds, what: "looks at types" });
    const answer = await checkTypes({ exercise, part, files, signal: context.req.raw.signal });
    if (answer.ok) return context.json({ problems: answer.problems }, 200, { "cache-control": "no-store" });
    const headers = answer.seconds === undefined ? {} : { "retry-after": String(answer.seconds) };
    return problem(context, "types-unchecked", { detail: answer.detail, headers });
  });
}

/** Says why files are not those of a part; every file is needed, since they import each other. */
function findMistake(part: Part | undefined, files: Readonly<Record<string, string>>): string | undefined {
  if (part === undefined || !("files" in part)) return "Name a part of this exercise that is code.";
  const isSame = part.files.toSorted().join() === Object.keys(files).toSorted().join();
  return isSame ? undefined : `Send exactly the files of the part: ${part.files.join(", ")}.`;
}
