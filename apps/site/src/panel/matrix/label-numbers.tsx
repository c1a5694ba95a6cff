import type { SampleCall } from "@assay/exercise";

/** Shows how likely each label was, what was subtracted, and what is left: the highest of these was taken. */
export function LabelNumbers({ call: { logprobs = {}, subtracted, output } }: { call: SampleCall }) {
  return (
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">label</th>
          <th scope="col">log-probability</th>
          {subtracted !== undefined && (
            <>
              <th scope="col">subtracted</th>
              <th scope="col">left</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {Object.entries(logprobs).map(([label, logprob]) => (
          <tr key={label} class={label === output ? "taken" : ""}>
            <th scope="row">{label}</th>
            <td>{written(logprob)}</td>
            {subtracted !== undefined && (
              <>
                <td>{written(subtracted[label] ?? 0)}</td>
                <td>{written(logprob - (subtracted[label] ?? 0))}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Writes a number with the sign that typesetters use. */
const written = (value: number): string => value.toFixed(2).replace("-", "−");
