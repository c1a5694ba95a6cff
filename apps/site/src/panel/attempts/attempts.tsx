import { ComparedCells } from "./compared-cells.tsx";
import { ComparedSentence } from "./compared-sentence.tsx";
import { HintLadder } from "./hint-ladder.tsx";
import { History } from "./history.tsx";
import { Replay } from "../replay/replay.tsx";
import type { AttemptsProps } from "./lazy-attempts.tsx";

/** Shows what comes of attempts: how they compare, what they have earned, and what was handed in. */
export function Attempts({ show, ...props }: AttemptsProps) {
  switch (show) {
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
