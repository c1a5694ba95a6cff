import { append } from "./append.ts";
import { listAttempts } from "./attempts.ts";
import { cancel } from "./cancel.ts";
import { readCaseVerdicts } from "./case-verdicts.ts";
import { putDraft, readDraft } from "./drafts.ts";
import { openEarned, readEarned } from "./earned.ts";
import { recordExerciseVersions } from "./exercise-versions.ts";
import { finish } from "./finish.ts";
import { beatExaminer, listExaminers, listWorkers } from "./heartbeats.ts";
import { type OpenOptions, type OpenStore, openStore } from "./open-store.ts";
import { toStorageError } from "./open/storage-error.ts";
import { read } from "./read.ts";
import { readLastReplay, readReplayUse } from "./replays.ts";
import { setState } from "./set-state.ts";
import { countQueue, listRecentRuns } from "./status.ts";
import type { Store } from "./store.ts";
import type { Submissions } from "./submissions.ts";
import { findSent, submit } from "./submit.ts";
import { subscribe } from "./subscribe.ts";
import { work } from "./work.ts";

/**
 * Opens the database, brings its tables up to date and starts its queue.
 * @throws {StorageError} says what is wrong with the folder or the server, and what to do
 */
export async function openSubmissions(options: OpenOptions): Promise<Submissions> {
  return bind(await openStore(options));
}

/** Gives the operations on an open store as one object. */
export function bind({ store, opened }: OpenStore): Submissions {
  const on =
    <Args extends unknown[], Result>(operation: (store: Store, ...args: Args) => Promise<Result>) =>
    (...args: Args) =>
      operation(store, ...args).catch((error: unknown) => {
        throw toStorageError(error);
      });
  const close = () => opened.disposeAsync();
  return {
    submit: on(submit),
    findSent: on(findSent),
    read: on(read),
    cancel: on(cancel),
    subscribe: (id, afterSeq, signal) => subscribe(store, { id, afterSeq }, signal),
    listAttempts: on(listAttempts),
    readCaseVerdicts: on(readCaseVerdicts),
    readEarned: on(readEarned),
    openEarned: on(openEarned),
    putDraft: on(putDraft),
    readDraft: on(readDraft),
    work: on(async (store, ...args: WorkArguments) => opened.use(await work(store, ...args))),
    append: on(append),
    setState: on(setState),
    finish: on(finish),
    recordExerciseVersions: on(recordExerciseVersions),
    beatExaminer: on(beatExaminer),
    listExaminers: on(listExaminers),
    listWorkers: on(listWorkers),
    listRecentRuns: on(listRecentRuns),
    readReplayUse: on((store, learner: string | undefined) => readReplayUse(store.db, learner)),
    readLastReplay: on(readLastReplay),
    countQueue: on(countQueue),
    close,
    [Symbol.asyncDispose]: close,
  };
}

type WorkArguments = Parameters<Submissions["work"]>;
