import { useState } from "preact/hooks";
import type { Question as Asked } from "./question-data.ts";

/** Asks what the figure shows, and answers in words, whichever option is chosen. */
export function Question({ name, question: { ask, options } }: { name: string; question: Asked }) {
  const [chosen, choose] = useState<number>();
  const [answered, answer] = useState<number>();
  const option = answered === undefined ? undefined : options[answered];
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        answer(chosen);
      }}
    >
      <fieldset>
        <legend>{ask}</legend>
        {options.map(({ text }, index) => (
          <label key={text}>
            <input type="radio" name={name} checked={chosen === index} onChange={() => choose(index)} />{" "}
            {text}
          </label>
        ))}
        <button class="btn">Check</button>
      </fieldset>
      <p class="reply" role="status">
        {option !== undefined && (
          <>
            <b>{option.right ? "Yes." : "No."}</b> {option.why}
          </>
        )}
        {option === undefined && chosen === undefined && answered !== undefined && "Choose one first."}
      </p>
    </form>
  );
}
