/** Declares what the code finds besides the language. */
export const guestGlobals = `
interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
}
declare const console: Console;
declare function setTimeout(callback: (_: void) => void, ms?: number): number;
declare function setTimeout<P extends unknown[]>(callback: (...values: P) => void, ms?: number, ...values: P): number;
declare function setInterval(callback: (_: void) => void, ms?: number): number;
declare function setInterval<P extends unknown[]>(callback: (...values: P) => void, ms?: number, ...values: P): number;
declare function clearTimeout(id: number | undefined): void;
declare function clearInterval(id: number | undefined): void;
declare function queueMicrotask(callback: () => void): void;
declare function btoa(text: string): string;
declare function atob(text: string): string;
declare const performance: { now(): number; readonly timeOrigin: number };
`;
