import type { TestResult } from "@assay/exercise";
import stringify from "json-stringify-pretty-compact";
import { Mark } from "./mark.tsx";

/** Shows the tests of a case as rows, a failing one with what was expected and what was received. */
export function TestRows({ tests }: { tests: readonly TestResult[] }) {
  return (
    <ul class="checks tests">
      {tests.map(({ name, passed, message, expected, received }) => (
        <li key={name} class={passed ? "pass" : "fail"}>
          <Mark state={passed ? "pass" : "fail"} /> <b>{name}</b> <span>{message}</span>
          {expected !== undefined && (
            <dl class="align bad">
              <dt>expected</dt>
              <dd>
                <code>{stringify(expected)}</code>
              </dd>
              <dt>received</dt>
              <dd>
                <code>{received === undefined ? "(nothing)" : stringify(received)}</code>
              </dd>
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
