import { declareGrants } from "@assay/grader";
import type { Sandbox, TypesReport } from "@assay/sandbox";
import type { CheckTypes, TypesAnswer } from "./api/dependencies.ts";

/** Who would stand further back has written on before it is their turn. */
const places = 8;
const pauseSeconds = 2;

/** Takes code to the type checker, which looks at one at a time, and knows what the steps grant it. */
export function createTypesDesk(
  sandbox: Pick<Sandbox, "checkTypes">,
  report: (error: Error) => void,
): CheckTypes {
  let inLine = 0;
  return async ({ exercise, part, files, signal }) => {
    if (inLine >= places) return busy;
    inLine += 1;
    try {
      const declarations = declareGrants(exercise, part);
      const found = await sandbox.checkTypes({ files, declarations, signal });
      if (found.type === "crashed") report(new Error(`Types could not be checked: ${found.message}`));
      return toAnswer(found);
    } catch (error) {
      // Who asked has gone; nobody reads the answer.
      if (signal.aborted) return busy;
      throw error;
    } finally {
      inLine -= 1;
    }
  };
}

const busy: TypesAnswer = {
  ok: false,
  detail: "Many are having their types checked just now. It is only advice: your code runs all the same.",
  seconds: pauseSeconds,
};

function toAnswer(report: TypesReport): TypesAnswer {
  switch (report.type) {
    case "checked":
      return { ok: true, problems: report.diagnostics };
    case "too-slow":
      return {
        ok: false,
        detail: `The types of this code take longer than ${report.limitMs / 1000} s to check. It may run all the same.`,
      };
    case "too-large":
      return {
        ok: false,
        detail: `The code has ${report.length} characters; types are checked up to ${report.limit}.`,
      };
    case "crashed":
      return {
        ok: false,
        detail: "The type checker broke off. It is only advice: your code runs all the same.",
        seconds: pauseSeconds,
      };
  }
}
