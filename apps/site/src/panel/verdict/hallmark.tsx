import type { ComponentChildren } from "preact";
import { fineness } from "../tell.ts";

/** The letter of a year, as assay offices strike it: `a` for 2025, twenty-six to a cycle. */
export const yearLetter = (time: string): string =>
  String.fromCharCode(97 + ((((new Date(time).getFullYear() - 2025) % 26) + 26) % 26));

/** Strikes what is proved: fineness, office, year letter. A maker's punch needs a name, and nobody has given one. */
export function Hallmark({
  hidden,
  at,
  struck,
}: {
  hidden: { passed: number; total: number };
  at: string;
  struck: boolean;
}) {
  const fine = fineness(hidden);
  const letter = yearLetter(at);
  return (
    <svg
      class={`hallmark${struck ? " struck" : ""}`}
      viewBox="0 0 174 50"
      role="img"
      aria-label={`Hallmark: ${fine} fine, Assay office, year letter ${letter}`}
    >
      <Punch
        turn="rotate(-0.8 37 25)"
        outline="M37 4c18 0 33 9 33 21s-15 21-33 21S4 37 4 25 19 4 37 4z"
        at={37}
      >
        <text x="37" y="32">
          {fine}
        </text>
      </Punch>
      <Punch turn="rotate(0.6 99 25)" outline="M99 4a21 21 0 0 1 0 42a21 21 0 0 1 0-42z" at={99}>
        <path class="cut" d="M92.500 34l6.500-20 6.500 20M88 27.500h22M88 27v3.500M110 27v3.500" />
      </Punch>
      <Punch turn="rotate(1 150 25)" outline="M131 4h38v21c0 11-9 17-19 21-10-4-19-10-19-21z" at={150}>
        <text x="150" y="31">
          {letter}
        </text>
      </Punch>
    </svg>
  );
}

function Punch(props: { turn: string; outline: string; at: number; children: ComponentChildren }) {
  const inner = `translate(${props.at} 25) scale(.87) translate(-${props.at} -25)`;
  return (
    <g>
      <g transform={props.turn}>
        <path class="punch" d={props.outline} />
        <path class="rim" d={props.outline} transform={inner} />
        {props.children}
      </g>
    </g>
  );
}
