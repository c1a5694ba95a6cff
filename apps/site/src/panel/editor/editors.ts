import type { Artifact, Part } from "@assay/exercise";
import type { JSX } from "preact";
import type { DraftProblem } from "../draft-problems.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import type { PanelState } from "../state.ts";

/** What every editor of a part is given. */
export interface EditorProps {
  /** Names the part in the page. */
  name: string;
  /** Names the part in the exercise. */
  partName: string;
  /** Names it for the reader, where there are several. */
  title: string | undefined;
  part: Part;
  value: Artifact[string];
  /** What the examiner's tokenizer counted of it, once that is known. */
  tokens: number | undefined;
  locked: boolean;
  exercise: PanelExercise;
  artifact: Artifact;
  /** What the panel shows of a submission. */
  run: PanelState["run"];
  change: (value: Artifact[string]) => void;
}

/** A part of a draft, and what is known about it. */
export interface Drafted {
  exercise: PanelExercise;
  artifact: Artifact;
  /** The part's name. */
  part: string;
  tokens: number | undefined;
}

/** How a kind of part is edited and checked. */
export interface PartEditor {
  Editor: (props: EditorProps) => JSX.Element;
  /** Lists what keeps the part from being sent. */
  findProblems: (drafted: Drafted) => DraftProblem[];
  /** Gives the text whose tokens are counted. */
  textToCount?: (drafted: Omit<Drafted, "tokens">) => string;
  /** False for what no model reads: its tokens are nobody's business. */
  hasTokens?: false;
}

/** The editors a panel has, by the kind of part; a page loads only those that its exercise needs. */
export type Editors = Partial<Record<Part["type"], PartEditor>>;
