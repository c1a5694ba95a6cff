import type { PartType, Problem, PublicExercise } from "@assay/exercise";

type Shape = "a text" | "a list" | "an object";

/** What a part looks like however little of it is written. */
const shapes = {
  chat: "a list",
  completion: "a text",
  selection: "a list",
  settings: "an object",
  schema: "an object",
  tools: "a list",
  code: "an object",
  assertions: "an object",
  choices: "an object",
} as const satisfies Record<PartType, Shape>;

/** Lists what no draft of an exercise can have: parts of another exercise, and parts of another shape. */
export function findDraftProblems(
  { exercise }: PublicExercise,
  artifact: Record<string, unknown>,
): NonNullable<Problem["problems"]> {
  return Object.entries(artifact).flatMap(([part, value]) => {
    const declared = Object.hasOwn(exercise.parts, part) ? exercise.parts[part] : undefined;
    if (declared === undefined) {
      return [{ code: "part-unknown", part, message: `This exercise has no part named “${part}”.` }];
    }
    const shape = shapes[declared.type];
    if (shapeOf(value) === shape) return [];
    return [{ code: "part-invalid", part, message: `The part “${part}” must be ${shape}.` }];
  });
}

function shapeOf(value: unknown): Shape | undefined {
  if (typeof value === "string") return "a text";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : undefined;
}
