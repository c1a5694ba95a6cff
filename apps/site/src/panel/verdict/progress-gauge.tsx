import type { RunView } from "@assay/exercise/panel";
import { Axis, anchorAt, at } from "./axis.tsx";

const doneOf = (cells: readonly { state: string }[]): number =>
  cells.filter(({ state }) => state !== "pending").length;

/** Draws how far a run is: the visible cases, then the hidden ones. */
export function ProgressGauge({ view: { visible, hidden, done, planned } }: { view: RunView }) {
  const border = visible.length / Math.max(1, visible.length + hidden.length);
  const share = done / Math.max(1, planned);
  return (
    <figure class="gauge">
      <Axis label={`${done} of ${planned} done`} end={planned}>
        <line class="ln thick" x1="0" x2={at(share)} y1="45" y2="45" />
        <text x="0" y="29">
          {doneOf(visible)} of {visible.length} visible
        </text>
        {hidden.length > 0 && (
          <>
            <line class="ln soft" x1={at(border)} x2={at(border)} y1="37" y2="53" />
            <text x={at(border)} dx="6" y="29">
              {doneOf(hidden)} of {hidden.length} hidden
            </text>
          </>
        )}
        <circle class="pt" cx={at(share)} cy="45" r="5.5" />
      </Axis>
    </figure>
  );
}

/** Draws how much of the examiner's weights is here. */
export function DownloadGauge({ done, total }: { done: number; total: number }) {
  const share = total === 0 ? 0 : done / total;
  const percent = Math.round(100 * share);
  return (
    <figure class="gauge">
      <Axis label={`${percent} per cent downloaded`} end={`${(total / 1_000_000).toFixed(0)} MB`}>
        <line class="ln thick" x1="0" x2={at(share)} y1="45" y2="45" />
        <circle class="pt" cx={at(share)} cy="45" r="5.5" />
        <text x={at(share)} y="29" text-anchor={anchorAt(share)}>
          {percent} %
        </text>
      </Axis>
    </figure>
  );
}

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
