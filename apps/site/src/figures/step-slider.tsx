interface Props {
  at: number;
  last: number;
  move: (at: number) => void;
}

/** Goes through steps: by a slider, which the arrow keys move, or one by one. */
export const StepSlider = ({ at, last, move }: Props) => (
  <p class="steps">
    <button type="button" class="btn" disabled={at === 0} onClick={() => move(at - 1)}>
      Back
    </button>
    <input
      type="range"
      aria-label="Step"
      aria-valuetext={`Step ${at + 1} of ${last + 1}`}
      min={0}
      max={last}
      value={at}
      onInput={({ currentTarget }) => move(currentTarget.valueAsNumber)}
    />
    <button type="button" class="btn" disabled={at === last} onClick={() => move(at + 1)}>
      Next
    </button>
  </p>
);
