import type { JSValueHandle, QuickJS } from "quickjs-wasi";
import type { LogLine } from "../process/messages.ts";
import type { Door, DoorKeeper, Finish, GuestText } from "./door.ts";

const levels: readonly LogLine["level"][] = ["log", "info", "warn", "error", "debug"];
const finishes: readonly Finish[] = ["value", "undefined", "thrown", "not-json", "no-export"];

/** Makes the object through which the prelude speaks to us; whatever is no string or number is read as an empty one. */
export function openDoor(vm: QuickJS, keeper: DoorKeeper): JSValueHandle {
  const door = vm.newObject();
  const answers = new Map<string, JSValueHandle>([["", vm.newString("")]]);
  const say = (answer: string): JSValueHandle => {
    const known = answers.get(answer) ?? vm.newString(answer);
    answers.set(answer, known);
    return known;
  };
  const pass = (name: keyof Door, run: (...values: JSValueHandle[]) => string | undefined): void =>
    door.setProp(
      name,
      vm.newFunction(name, (...values) => say(run(...values) ?? "")),
    );
  const passOn = (name: keyof Door, run: (...values: JSValueHandle[]) => void): void =>
    pass(name, (...values) => {
      run(...values);
      return undefined;
    });
  passOn("finish", (how, json) => keeper.finish(oneOf(finishes, how) ?? "not-json", textOf(json)));
  passOn("log", (level, text) => keeper.log(oneOf(levels, level) ?? "log", textOf(text).read()));
  passOn("cutLog", () => keeper.cutLog());
  pass("call", (index, name, parameters) =>
    keeper.call(numberOf(index), textOf(name).read(), textOf(parameters)),
  );
  passOn("drop", (index) => keeper.drop(numberOf(index)));
  pass("receive", (bytes) => keeper.receive(numberOf(bytes)));
  pass("wait", (id, delay) => keeper.wait(numberOf(id), numberOf(delay)));
  passOn("forget", (id) => keeper.forget(numberOf(id)));
  return door;
}

const numberOf = (handle: JSValueHandle | undefined): number =>
  handle?.isNumber === true ? handle.toNumber() : 0;

/** The length of a string cannot be tampered with, so a long one is never copied out only to be measured. */
const textOf = (handle: JSValueHandle | undefined): GuestText =>
  handle?.isString === true
    ? { length: handle.length, read: () => handle.toString() }
    : { length: 0, read: () => "" };

const oneOf = <Name extends string>(names: readonly Name[], handle: JSValueHandle | undefined) =>
  names.find((name) => name === textOf(handle).read());
