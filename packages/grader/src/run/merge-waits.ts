import type { Wait } from "@assay/model";

type OnWait = (wait: Wait | undefined) => void;

/**
 * Makes one story of the waits of many calls: a run waits while any of its calls does, until the latest time of all.
 * Each call gets a listener of its own.
 */
export function mergeWaits(onWait: OnWait): () => OnWait {
  const waiting = new Map<symbol, Wait>();
  let told: Wait | undefined;
  const tell = (): void => {
    const last = [...waiting.values()].toSorted((a, b) => b.until - a.until)[0];
    if (last?.code === told?.code && last?.until === told?.until) return;
    told = last;
    onWait(last);
  };
  return () => {
    const call = Symbol("call");
    return (wait) => {
      if (wait === undefined) waiting.delete(call);
      else waiting.set(call, wait);
      tell();
    };
  };
}
