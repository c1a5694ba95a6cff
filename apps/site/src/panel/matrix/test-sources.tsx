import { useState } from "preact/hooks";
import { ask } from "../api.ts";

type Sources = Readonly<Record<string, string>>;

const kept = new Map<string, Sources>();

/** Lets a learner read the tests that visible cases are judged by; they are fetched when it is opened. */
export function TestSources({ exercise }: { exercise: string }) {
  const [sources, arrive] = useState(() => kept.get(exercise));
  const [isMissing, miss] = useState(false);
  const read = async (): Promise<void> => {
    const reply = await ask<Sources>(`/exercises/${exercise}/tests.json`);
    miss(!reply.ok);
    if (!reply.ok) return;
    kept.set(exercise, reply.value);
    arrive(reply.value);
  };
  return (
    <details
      class="rung"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && sources === undefined) void read();
      }}
    >
      <summary>Read the tests</summary>
      {isMissing && <p>The tests cannot be fetched now. Close this and open it again.</p>}
      {Object.entries(sources ?? {}).map(([file, text]) => (
        // It scrolls, so that it must be reached by keyboard too.
        <pre key={file} class="literal test-source" tabIndex={0} role="region" aria-label={`tests/${file}`}>
          {text}
        </pre>
      ))}
    </details>
  );
}
