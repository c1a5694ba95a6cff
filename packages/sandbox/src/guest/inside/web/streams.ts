import type { Originals } from "../originals.ts";
import type { Body } from "./bodies.ts";

/** Makes what `body` is: read by a reader or by `for await`, by one at a time. */
export function createStreams({ NativeTypeError, NativeDomException }: Originals) {
  interface Piece {
    done: boolean;
    value: unknown;
  }
  const left = () => new NativeDomException("The body was cancelled.", "AbortError");

  let isUsed: (stream: BodyStream) => boolean = () => false;

  class BodyStream {
    static {
      isUsed = (stream) => stream.#isLocked || stream.#isRead;
    }
    readonly #body: Body;
    #isLocked = false;
    #isRead = false;
    constructor(body: Body) {
      this.#body = body;
    }
    get locked(): boolean {
      return this.#isLocked;
    }
    async cancel(): Promise<void> {
      if (this.#isLocked) throw new NativeTypeError("Invalid state: ReadableStream is locked");
      this.#leave();
    }
    getReader() {
      if (this.#isLocked) throw new NativeTypeError("Invalid state: ReadableStream is locked");
      this.#isLocked = true;
      let isReleased = false;
      const release = (): void => {
        if (!isReleased) this.#isLocked = false;
        isReleased = true;
      };
      return {
        read: async (): Promise<Piece> => {
          if (isReleased) throw new NativeTypeError("Invalid state: The reader is not attached to a stream");
          this.#isRead = true;
          const value = await this.#body.read();
          return { done: value === undefined, value };
        },
        cancel: async (): Promise<void> => this.#leave(),
        releaseLock: release,
      };
    }
    values() {
      const reader = this.getReader();
      return {
        next: async (): Promise<Piece> => {
          const piece = await reader.read();
          if (piece.done) reader.releaseLock();
          return piece;
        },
        return: async (value?: unknown): Promise<Piece> => {
          await reader.cancel();
          reader.releaseLock();
          return { done: true, value };
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    }
    [Symbol.asyncIterator]() {
      return this.values();
    }
    #leave(): void {
      this.#isRead = true;
      this.#body.giveUp(left());
    }
  }
  /** `isUsed`: whether somebody reads it, or has. */
  return { BodyStream, isUsed: (stream: BodyStream) => isUsed(stream) };
}

export type Streams = ReturnType<typeof createStreams>;
