import { ComparedCells } from "./compared-cells.tsx";
import { ComparedSentence } from "./compared-sentence.tsx";
import { HintLadder } from "./hint-ladder.tsx";
import { History } from "./history.tsx";
import { Mark, Measured } from "../verdict/measured.tsx";
import { Replay } from "../replay/replay.tsx";
import type { AttemptsProps } from "./lazy-attempts.tsx";

/** Shows what comes of runs and attempts: what they measured, how they compare, and what they have earned. */
export function Attempts({ show, ...props }: AttemptsProps) {
  switch (show) {
    case "mark":
      return <Mark {...props} />;
    case "measured":
      return <Measured {...props} />;
    case "sentence":
      return <ComparedSentence {...props} />;
    case "pairs":
      return <ComparedCells {...props} />;
    case "replay":
      return <Replay {...props} />;
    case "ladder":
      return (
        <>
          <HintLadder {...props} />
          <History {...props} />
        </>
      );
  }
}
