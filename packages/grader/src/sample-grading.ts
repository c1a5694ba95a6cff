import type { GradeEvent, GradeEventOf } from "@assay/exercise";
import type { Model, Request } from "@assay/model";
import type { GradeOptions } from "./grade.ts";
import { artifact, hidden, sampleExercise, visible } from "./sample-exercise.ts";

/** Lists what a grading of the sample exercise needs, for tests. */
export function options(model: Model, changes: Partial<GradeOptions> = {}): GradeOptions {
  return {
    exercise: sampleExercise(),
    cases: visible,
    answerKey: { variants: [hidden], keyVersion: "key" },
    artifact,
    mode: "submit",
    run: 1,
    variant: 1,
    seed: "learner",
    model,
    examiner: { name: "tiny", file: "f" },
    versions: { grader: "1", exercise: "e", key: "k" },
    now: () => 0,
    signal: new AbortController().signal,
    ...changes,
  };
}

/** Reads the prompt of a completion. */
export const promptOf = (request: Request): string => (request.kind === "completion" ? request.prompt : "");

/** Waits for all events. */
export const collect = (events: AsyncIterable<GradeEvent>): Promise<GradeEvent[]> => Array.fromAsync(events);

/** Picks the events of a type. */
export const ofType = <Type extends GradeEvent["type"]>(
  events: GradeEvent[],
  type: Type,
): GradeEventOf<Type>[] => events.filter((event): event is GradeEventOf<Type> => event.type === type);

/** Reads the grade that a submit ended with. */
export const gradeOf = (events: GradeEvent[]) => ofType(events, "grading-end")[0]?.grade;

/** Code that asks an endpoint again when it says that it may be asked. */
export const asksUntilAnswered = (url: string): string => `export const double = async (input) => {
    for (;;) {
      const response = await fetch("${url}", { method: "POST", body: JSON.stringify(input) });
      if (response.ok) return await response.json();
      await new Promise((go) => setTimeout(go, 1000 * Number(response.headers.get("retry-after"))));
    }
  };`;
