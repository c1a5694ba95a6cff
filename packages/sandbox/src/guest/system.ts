/** The first moment on the clock of every run: 2026-01-01, 00:00 UTC. */
export const epochMs = Date.UTC(2026, 0, 1);

type Overrides = Record<string, (...values: never[]) => number>;

export interface System {
  overrides: (memory: WebAssembly.Memory) => Overrides;
  /** Says that the machine is made: from now on the clock is a clock. */
  start(): void;
}

/** Makes the system calls of a machine: a clock of its own, randomness from a seed, and nowhere to write. */
export function createSystem(seed: number, elapsedMs: () => number): System {
  let isStarted = false;
  const overrides = (memory: WebAssembly.Memory): Overrides => {
    const view = (): DataView => new DataView(memory.buffer);
    return {
      clock_time_get: (clock: number, _precision: bigint, result: number): number => {
        // While the machine is made, it takes the seed of Math.random from the real-time clock.
        const isSeeding = !isStarted && clock === 0;
        view().setBigUint64(result, isSeeding ? mix(seed) : nanoseconds(epochMs + elapsedMs()), true);
        return 0;
      },
      random_get: (start: number, length: number): number => {
        new Uint8Array(memory.buffer, start, length).fill(Number(mix(seed) & 0xffn));
        return 0;
      },
      fd_write: (...[, vectors, count, result]: [number, number, number, number]): number => {
        let written = 0;
        for (let index = 0; index < count; index += 1)
          written += view().getUint32(vectors + index * 8 + 4, true);
        view().setUint32(result, written, true);
        return 0;
      },
    };
  };
  return {
    overrides,
    start: (): void => {
      isStarted = true;
    },
  };
}

const nanoseconds = (ms: number): bigint => BigInt(Math.round(ms * 1000)) * 1000n;

/** Spreads near seeds far apart (splitmix64). */
function mix(seed: number): bigint {
  let value = BigInt.asUintN(64, BigInt(Math.trunc(seed)) * 0x9e3779b97f4a7c15n + 0x9e3779b97f4a7c15n);
  value = BigInt.asUintN(64, (value ^ (value >> 30n)) * 0xbf58476d1ce4e5b9n);
  value = BigInt.asUintN(64, (value ^ (value >> 27n)) * 0x94d049bb133111ebn);
  // Microseconds as a signed number are what the machine makes of it.
  return (value ^ (value >> 31n)) >> 2n;
}
