/** Declares what the code finds where it is given `fetch`. */
export const fetchDeclarations = `
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  onabort: ((event: { type: "abort"; target: AbortSignal }) => void) | null;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: (event: { type: "abort"; target: AbortSignal }) => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: (event: { type: "abort"; target: AbortSignal }) => void): void;
}
declare const AbortSignal: {
  abort(reason?: unknown): AbortSignal;
  timeout(ms: number): AbortSignal;
  any(signals: Iterable<AbortSignal>): AbortSignal;
};
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare class DOMException extends Error {
  constructor(message?: string, name?: string);
}
declare class Headers implements Iterable<[string, string]> {
  constructor(init?: Record<string, string> | Iterable<[string, string]>);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  forEach(call: (value: string, name: string, headers: Headers) => void): void;
  entries(): Generator<[string, string]>;
  keys(): Generator<string>;
  values(): Generator<string>;
  [Symbol.iterator](): Generator<[string, string]>;
}
interface BodyReader {
  read(): Promise<{ done: false; value: Uint8Array } | { done: true; value: undefined }>;
  cancel(): Promise<void>;
  releaseLock(): void;
}
interface BodyStream extends AsyncIterable<Uint8Array> {
  readonly locked: boolean;
  getReader(): BodyReader;
  cancel(): Promise<void>;
}
interface Response {
  readonly url: string;
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly body: BodyStream | null;
  readonly bodyUsed: boolean;
  text(): Promise<string>;
  json(): Promise<any>;
  bytes(): Promise<Uint8Array>;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare const Response: { readonly prototype: Response };
interface RequestInit {
  method?: string;
  headers?: Headers | Record<string, string> | Iterable<[string, string]>;
  body?: string | null;
  signal?: AbortSignal | null;
}
declare function fetch(url: string, init?: RequestInit): Promise<Response>;
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decode(input?: Uint8Array | ArrayBuffer | DataView, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  readonly encoding: string;
  encode(text?: string): Uint8Array;
}
`;
