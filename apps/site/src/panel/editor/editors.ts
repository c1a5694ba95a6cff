import type { Artifact, Part } from "@assay/exercise";
import type { JSX } from "preact";

/** What every editor of a part is given. */
export interface EditorProps {
  /** Names the part in the page. */
  name: string;
  label: string;
  part: Part;
  value: Artifact[string];
  locked: boolean;
  change: (value: Artifact[string]) => void;
}

/** The editors a panel has, by the kind of part; a page loads only those that its exercise needs. */
export type Editors = Partial<Record<Part["type"], (props: EditorProps) => JSX.Element>>;
