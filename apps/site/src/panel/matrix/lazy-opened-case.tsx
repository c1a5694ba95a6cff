import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { OpenedCaseProps } from "./opened-case.tsx";

let loaded: ComponentType<OpenedCaseProps> | undefined;

/** Fetches what an opened case shows, once for the page; most visits begin without opening one. */
export async function loadOpenedCase(): Promise<typeof loaded> {
  // Without a network nothing is shown, and the next opening asks again.
  loaded ??= await import("./opened-case.tsx").then(
    ({ OpenedCase }) => OpenedCase,
    () => undefined,
  );
  return loaded;
}

/** Shows an opened case as soon as the code for it is here. */
export function LazyOpenedCase(props: OpenedCaseProps) {
  const [Opened, show] = useState(() => loaded);
  useEffect(() => {
    if (Opened === undefined) void loadOpenedCase().then((arrived) => show(() => arrived));
  }, []);
  return Opened === undefined ? <div class="opened" /> : <Opened {...props} />;
}
