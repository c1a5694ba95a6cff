interface Props {
  at: number;
  last: number;
  /** What is said of the step where it cannot be seen. */
  says: string;
  move: (at: number) => void;
}

/** Goes through steps: by a slider, which the arrow keys move, or one by one. */
export const StepSlider = ({ at, last, says, move }: Props) => (
  <div class="trace-slider">
    <input
      type="range"
      aria-label="Step"
      aria-valuetext={`${at + 1} of ${last + 1}: ${says}`}
      min={0}
      max={last}
      value={at}
      onInput={({ currentTarget }) => move(currentTarget.valueAsNumber)}
    />
    <p>
      <button type="button" class="btn" disabled={at === 0} onClick={() => move(at - 1)}>
        Back
      </button>
      <button type="button" class="btn" disabled={at === last} onClick={() => move(at + 1)}>
        Next
      </button>
      <span>
        Step {at + 1} of {last + 1}
      </span>
    </p>
  </div>
);
