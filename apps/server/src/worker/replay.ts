import type { ExaminerIdentity, Fault, GradeEventOf } from "@assay/exercise";
import { type Model, ModelError, type Request } from "@assay/model";
import type { Delivery, ReplayEnd } from "@assay/submissions";
import { toMillionths } from "../millionths.ts";
import type { AddedExaminer } from "./added-examiner.ts";

/**
 * Chooses who answers a replay, or says why nobody does. One whose run was lost is not run again: what had come back
 * of it is paid for already.
 */
export function chooseForReplay(
  { submission, run }: Delivery,
  added: AddedExaminer | undefined,
): { model: Model; examiner: ExaminerIdentity } | { fault: Fault } {
  if (added === undefined || added.id !== submission.examiner) {
    return fault(
      "examiner-away",
      `The examiner ${submission.examiner ?? "named"} is not set up here any more.`,
    );
  }
  if (run.no > 1) {
    return fault("run-lost", "This replay was broken off on our side, and is not paid for twice by itself.");
  }
  return { model: forOneReplay(added.model), examiner: added.identity };
}

const fault = (code: Fault["code"], message: string): { fault: Fault } => ({ fault: { code, message } });

/**
 * Gives a model for one replay: once a call has failed for good, the others fail with it, so that nobody waits for
 * each. No failure asks for another run, which would pay again for what has come back.
 */
export function forOneReplay(model: Model): Model {
  let failure: ModelError | undefined;
  return {
    ...model,
    send: async (request, options) => {
      if (failure !== undefined) throw failure;
      try {
        return await model.send(request, options);
      } catch (error) {
        if (!(error instanceof ModelError) || error.code === "too-long") throw error;
        throw (failure ??= asFinal(error, request));
      }
    },
  };
}

function asFinal(error: ModelError, { kind }: Request): ModelError {
  // Many endpoints have no completions, and a chat put in their place would be another exercise.
  if (kind !== "chat" && /^40[45]/.test(error.detail ?? "")) return new ModelError("refused", noCompletions);
  return error.isRetryable ? new ModelError("refused", error.message) : error;
}

const noCompletions =
  "This endpoint has no completions for this model, and the exercise is made of them: a text is continued, without a chat around it. It cannot be replayed there.";

/** Tells what is known of a replay that has ended. */
export function endOfReplay({ practice }: GradeEventOf<"grading-end">): ReplayEnd {
  const { cost, fault: found } = practice ?? {};
  return {
    ...(cost === undefined ? {} : { cost: toMillionths(cost) }),
    ...(found === undefined ? {} : { fault: found }),
  };
}
