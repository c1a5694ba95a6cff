import { checkGrammar } from "./check-grammar.ts";
import { ConstraintError, type ConstraintProblem, limits } from "./limits.ts";
import { anyObjectGrammar, schemaGrammar } from "./schema-grammar.ts";

/** What a reply must be: JSON of a schema, any JSON object, or what a grammar in GBNF allows. */
export type Constraint =
  { kind: "schema"; schema: unknown } | { kind: "object" } | { kind: "grammar"; grammar: string };

/** Turns a constraint into the grammar that the engine follows, or says what is wrong with it. */
export function readConstraint(
  constraint: Constraint,
): { ok: true; grammar: string } | { ok: false; problem: ConstraintProblem } {
  try {
    const grammar = grammarOf(constraint);
    // In JSON a quote or a bracket ends what is repeated, so a reply is never at many places of it at once.
    checkGrammar(grammar, constraint.kind === "grammar" ? limits.counts : Infinity);
    return { ok: true, grammar };
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error;
    const problem =
      constraint.kind === "schema" && error.path.length === 0 && error.message.startsWith("has ")
        ? "is too large: write shorter lists, texts and choices"
        : error.message;
    return { ok: false, problem: { path: error.path, problem } };
  }
}

function grammarOf(constraint: Constraint): string {
  switch (constraint.kind) {
    case "schema":
      return schemaGrammar(constraint.schema);
    case "object":
      return anyObjectGrammar();
    case "grammar":
      return constraint.grammar;
  }
}
