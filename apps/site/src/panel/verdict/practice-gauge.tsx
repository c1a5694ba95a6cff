import { Axis, anchorAt, at } from "./axis.tsx";

/** Draws how many visible cases a practice passed: a count and no gate, since practice proves nothing. */
export function PracticeGauge({ passed, total }: { passed: number; total: number }) {
  const share = total === 0 ? 0 : passed / total;
  return (
    <figure class="gauge">
      <Axis label={`${passed} of ${total} visible cases pass`} end={total}>
        <text x="0" y="67">
          0
        </text>
        <circle class="pt open" cx={at(share)} cy="45" r="5.5" />
        <text class="tx strong" x={at(share)} y="29" text-anchor={anchorAt(share)}>
          {passed} of {total}
        </text>
      </Axis>
      <figcaption>
        <b>
          {passed} of {total}
        </b>{" "}
        visible cases. Practice is no attempt; the hidden ones decide.
      </figcaption>
    </figure>
  );
}
