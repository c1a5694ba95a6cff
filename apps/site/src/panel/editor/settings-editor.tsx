import type { Json, SettingsOption } from "@assay/exercise";
import { isSettings } from "../artifact.ts";
import type { EditorProps } from "./editors.ts";
import { TextsField } from "./texts-field.tsx";

/** Edits settings, each with the control that its declaration asks for, and says what may be set. */
export function SettingsEditor({ name, part, value, locked, change }: EditorProps) {
  if (part.type !== "settings") return <></>;
  const chosen = isSettings(value) ? value : {};
  return (
    <div class="knobs">
      {Object.entries(part.options).map(([key, option]) => (
        <Knob
          key={key}
          id={`${name}-${key}`}
          title={option.title ?? key}
          option={option}
          value={chosen[key]}
          locked={locked}
          change={(next) => change({ ...chosen, [key]: next })}
        />
      ))}
    </div>
  );
}

/** What the control of one setting is given. */
export interface KnobProps {
  id: string;
  title: string;
  option: SettingsOption;
  value: Json | undefined;
  locked: boolean;
  change: (value: Json) => void;
}

function Knob(props: KnobProps) {
  if (props.option.values !== undefined) return <Choice {...props} values={props.option.values} />;
  return props.option.texts === undefined ? <Amount {...props} /> : <TextsField {...props} />;
}

const wordsOf = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

function Choice({ id, title, option, value, locked, change, values }: KnobProps & { values: Json[] }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {values.map((each, index) => (
        <label key={index}>
          <input
            type="radio"
            name={id}
            checked={JSON.stringify(each) === JSON.stringify(value)}
            disabled={locked}
            onChange={() => change(each)}
          />{" "}
          {option.names?.[index] ?? wordsOf(each)}
        </label>
      ))}
    </fieldset>
  );
}

function Amount({ id, title, option: { min, max, step }, value, locked, change }: KnobProps) {
  return (
    <div class="knob">
      <label for={id}>{title}</label>
      <input
        id={id}
        type="number"
        min={min}
        max={max}
        step={step ?? "any"}
        value={typeof value === "number" ? value : ""}
        readOnly={locked}
        onInput={({ currentTarget: { valueAsNumber: next } }) => change(Number.isNaN(next) ? null : next)}
      />
      <span>
        {min} to {max}
      </span>
    </div>
  );
}
