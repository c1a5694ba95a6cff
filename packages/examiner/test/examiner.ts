import type { ExaminerState } from "../src/process/supervise-examiner.ts";

type Reached<S extends ExaminerState["status"]> = Extract<ExaminerState, { status: S }>;

/** Waits for the states that a supervised examiner goes through, each once and in their order. */
export function until() {
  const states: ExaminerState[] = [];
  let wake = Promise.withResolvers<void>();
  return {
    add: (state: ExaminerState): void => {
      states.push(state);
      wake.resolve();
    },
    reached: async <S extends ExaminerState["status"]>(status: S): Promise<Reached<S>> => {
      for (;;) {
        for (let state = states.shift(); state !== undefined; state = states.shift()) {
          if (isStatus(state, status)) return state;
        }
        wake = Promise.withResolvers();
        await wake.promise;
      }
    },
  };
}

const isStatus = <S extends ExaminerState["status"]>(state: ExaminerState, status: S): state is Reached<S> =>
  state.status === status;
