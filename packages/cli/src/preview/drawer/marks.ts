import type { Verdict } from "@assay/exercise";
import { html } from "hono/html";

/** The case marks of the site: filled disc pass, cross fail, open ring pending, dashed ring ungraded. */
export const sprite = html`<svg class="sprite" aria-hidden="true">
  <symbol id="mark-pass" viewBox="0 0 14 14"><circle cx="7" cy="7" r="5.5" class="full"></circle></symbol>
  <symbol id="mark-fail" viewBox="0 0 14 14"><path d="M2 2l10 10M12 2L2 12" stroke-width="2"></path></symbol>
  <symbol id="mark-pending" viewBox="0 0 14 14">
    <circle cx="7" cy="7" r="4.75" stroke-width="1.25"></circle>
  </symbol>
  <symbol id="mark-ungraded" viewBox="0 0 14 14">
    <circle cx="7" cy="7" r="4.75" stroke-width="1.5" stroke-dasharray="2.2 1.53"></circle>
  </symbol>
</svg>`;

/** Draws a verdict; what it means is said by whatever it stands in. */
export const mark = (verdict: Verdict | "pending") =>
  html`<svg class="m ${verdict}" aria-hidden="true"><use href="#mark-${verdict}"></use></svg>`;
