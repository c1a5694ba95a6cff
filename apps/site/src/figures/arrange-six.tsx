import { useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import type { Recorded } from "./arrange-six-data.ts";
import { type Example, orderOf, parseArrangement } from "./arrangement.ts";
import { Chips, FixedChips } from "./chips.tsx";
import { type PackedArrangeSix, unpackArrangement } from "./packed-arrangements.ts";
import { Question } from "./question.tsx";
import { BiasLine, IntervalLine, RecallAxis } from "./recall-plot.tsx";

/** Six examples the reader arranges, and what was recorded for every arrangement: order and balance teach too. */
export default function ArrangeSix(props: { data: IslandData<PackedArrangeSix> }) {
  const data = useMemo(() => readIslandData(props.data), [props.data]);
  const [examples, setExamples] = useState<Example[]>(() => parseArrangement(data.start));
  const recorded = unpackArrangement(data, orderOf(examples));
  return (
    <figure class="fig wide">
      <figcaption>{data.caption}</figcaption>
      <p class="sr" id="arrange-six-hint">
        Left and right arrow keys move it, Enter turns it into the other kind.
      </p>
      <div class="bench">
        <div class="arrange">
          <Chips examples={examples} labels={data.labels} hint="arrange-six-hint" change={setExamples} />
          <p class="how">Drag a chip or use the arrow keys; a click turns it over.</p>
        </div>
        {recorded !== undefined && <Yours recorded={recorded} data={data} />}
        {data.named.map(({ order, name }) => (
          <Reference key={order} order={order} name={name} data={data} />
        ))}
        <RecallAxis gate={data.gate} />
      </div>
      <p class="sr" role="status">
        {recorded === undefined ? "" : speak(orderOf(examples), recorded, data)}
      </p>
      <Question name="arrange-six" question={data.question} />
    </figure>
  );
}

function Yours({ recorded, data }: { recorded: Recorded; data: PackedArrangeSix }) {
  const { recall, passed, total } = recorded;
  return (
    <>
      <div class="lines">
        <IntervalLine recall={[passed, total]} mark="all" gate={data.gate} />
        <IntervalLine recall={recall.positive} mark="P" gate={data.gate} />
        <IntervalLine recall={recall.negative} mark="N" gate={data.gate} />
      </div>
      <ul class="counts">
        <li>
          <b>{passed}</b> of {total} right
        </li>
        <li>
          <b>{recall.positive[0]}</b> of {recall.positive[1]} {data.labels.P}
        </li>
        <li>
          <b>{recall.negative[0]}</b> of {recall.negative[1]} {data.labels.N}
        </li>
      </ul>
    </>
  );
}

function Reference({ order, name, data }: { order: string; name: string; data: PackedArrangeSix }) {
  const recorded = unpackArrangement(data, order);
  if (recorded === undefined) return null;
  return (
    <div class="row">
      <FixedChips examples={parseArrangement(order)} />
      <BiasLine recorded={recorded} gate={data.gate} />
      <p class="name">
        <b>{recorded.passed}</b> {name}
      </p>
    </div>
  );
}

const speak = (order: string, { passed, total, recall }: Recorded, { labels }: PackedArrangeSix): string =>
  `${Array.from(order).join(" ")}: ${passed} of ${total} right, ${labels.P} ${recall.positive.join(" of ")}, ${labels.N} ${recall.negative.join(" of ")}.`;
