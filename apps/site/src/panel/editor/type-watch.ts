import type { TypeProblem } from "@assay/exercise";
import type { Reply } from "../api.ts";

/** Files by name. */
export type Files = Readonly<Record<string, string>>;

interface Options {
  ask: (files: Files) => Promise<Reply<{ problems: TypeProblem[] }>>;
  /** Is told what was said of the newest files; nothing where nobody could say. */
  tell: (problems: readonly TypeProblem[]) => void;
  /** How long writing rests before anybody is asked, in milliseconds. */
  pause?: number;
}

/** Asks what TypeScript says of code whenever writing rests, one request at a time; the newest answer counts. */
export function createTypeWatch({ ask, tell, pause = 600 }: Options) {
  let latest: Files | undefined;
  let asked: Files | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), ms);
  };
  const look = async (): Promise<void> => {
    // What is written meanwhile is asked about when the answer is here.
    if (isAsking || latest === undefined || latest === asked) return;
    isAsking = true;
    const files = latest;
    asked = files;
    const reply = await ask(files);
    isAsking = false;
    if (files !== latest) return plan(pause);
    tell(reply.ok ? reply.value.problems : []);
    if (reply.ok || reply.problem === undefined || reply.retryAfter === undefined) return;
    asked = undefined;
    plan(1000 * reply.retryAfter);
  };
  return {
    write: (files: Files): void => {
      latest = files;
      plan(pause);
    },
    end: (): void => {
      latest = undefined;
      clearTimeout(timer);
    },
  };
}
