import type { Used } from "./trace-so-far.ts";

interface Props {
  used: readonly (readonly Used[])[];
  /** Cents that are drawn as levels. */
  account: number;
  budget: number;
  at: number;
}

const height = 120;

/** Draws what two loops have spent by each step, up to the account of the one and the budget of the other. */
export function SpendingPlot({ used, account, budget, at }: Props) {
  const steps = Math.max(...used.map(({ length }) => length));
  const most = 1.1 * Math.max(account, ...used.flat().map(({ cents }) => cents));
  const x = (step: number): string => `${((100 * step) / Math.max(steps - 1, 1)).toFixed(1)}%`;
  const y = (cents: number): number => Math.round(height * (1 - cents / most));
  return (
    <svg class="plot spending" height={height + 22} aria-hidden="true">
      <Level y={y(account)} name={`account, ${centsWords(account)}`} />
      <Level y={y(budget)} name={`budget, ${centsWords(budget)}`} />
      <line class="ln hair" x1="0" x2="100%" y1={height} y2={height} />
      <line class="ln soft" x1={x(at)} x2={x(at)} y1="0" y2={height} />
      {used.map((line, loop) => (
        <g key={loop} class={loop === 0 ? "free" : "held"}>
          {line.map(({ cents }, step) => (
            <circle key={step} cx={x(step)} cy={y(cents)} r={step === at ? 5.5 : 3} />
          ))}
        </g>
      ))}
      <text x="0" y={height + 16}>
        cents spent by each step
      </text>
      <text x="100%" y={height + 16} text-anchor="end">
        step {steps}
      </text>
    </svg>
  );
}

const centsWords = (cents: number): string => `${cents} ${cents === 1 ? "cent" : "cents"}`;

const Level = ({ y, name }: { y: number; name: string }) => (
  <>
    <line class="ln gate" x1="0" x2="100%" y1={y} y2={y} />
    <text x="0" y={y - 4}>
      {name}
    </text>
  </>
);
