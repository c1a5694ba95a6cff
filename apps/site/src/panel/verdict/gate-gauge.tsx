import type { Exercise } from "@assay/exercise";
import { gateWords } from "@assay/exercise/panel";
import { gateSentence } from "../facts.ts";
import { Axis } from "./axis.tsx";
import { GateLine } from "./gate-line.tsx";

/** Draws the gate alone: nothing was measured yet. */
export function GateGauge({ asked }: { asked: Omit<Exercise["hidden"], "variants"> }) {
  return (
    <figure class="gauge">
      <Axis label={`Nothing measured yet, gate ${gateWords(asked)}`} end={asked.count}>
        <text x="0" y="67">
          0
        </text>
        <GateLine asked={asked} />
      </Axis>
      <figcaption>{gateSentence(asked)}</figcaption>
    </figure>
  );
}
