import type { LogLine } from "../process/messages.ts";

/** How the code's call ended, as the machine itself can tell. */
export type Finish = "value" | "undefined" | "thrown" | "not-json" | "no-export";

/** What the prelude may ask of us, in strings and numbers; a returned text says why it may not, or is empty. */
export interface Door {
  finish(how: Finish, json: string): void;
  log(level: LogLine["level"], text: string): void;
  /** Says that the log is full and the rest is dropped. */
  cutLog(): void;
  /** Begins a call of the host under a number. */
  call(index: number, name: string, parameters: string): string;
  /** Says that nobody waits for a call any more. */
  drop(index: number): void;
  /** Takes in so many bytes of a body. */
  receive(bytes: number): string;
  /** Wakes `fire` later. */
  wait(id: number, delayMs: number): string;
  forget(id: number): void;
}

/** A text that is still inside: how long it is, and the text itself when that is not too long. */
export interface GuestText {
  length: number;
  read(): string;
}

/** The other side of the door. */
export interface DoorKeeper extends Omit<Door, "finish" | "call"> {
  finish(how: Finish, json: GuestText): void;
  call(index: number, name: string, parameters: GuestText): string;
}

/** What we may ask of the prelude. */
export interface Prelude {
  start(module: Promise<Record<string, unknown>>, call: string, input: string): Promise<void>;
  fire(id: number): void;
  settle(call: number, isRefusal: boolean, text: string): void;
  describe(error: unknown): string;
}
