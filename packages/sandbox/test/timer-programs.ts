/** Throws when nobody is there to catch it. */
export const throwsLate =
  "export const run = () => new Promise(() => setTimeout(() => { throw new Error('late'); }, 5));";

/** Looks at the clock before and after computing, and after waiting for a minute and a half. */
export const waitsLong = `
export const run = async () => {
  const began = Date.now();
  for (let i = 0; i < 1e5; i++);
  const computed = Date.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 90_000));
  return [new Date(began).toISOString(), computed, Date.now() - began, performance.now()];
};`;

/** Notes the order in which timers ring. */
export const ringsTimers = `
export const run = async () => {
  const rung: unknown[] = [];
  setTimeout(() => rung.push("b"), 20);
  setTimeout((x: string) => rung.push(x), 10, "a");
  clearTimeout(setTimeout(() => rung.push("never"), 15));
  const every = setInterval(() => {
    if (rung.push(Date.now() % 1000) > 4) clearInterval(every);
  }, 8);
  await new Promise((resolve) => setTimeout(resolve, 100));
  return rung;
};`;

/** Gives up on a slow call after five seconds of its own clock. */
export const losesPatience = `
export const run = async () => {
  const tired = new Promise((resolve) => setTimeout(resolve, 5000, "gave up"));
  return await Promise.race([slow(), tired]);
};`;

/** Tries again after 1 s, 2 s, 4 s, as one should. */
export const backsOff = `
export const run = async () => {
  for (let wait = 1000; ; wait *= 2) {
    try {
      return [await busy(), Date.now() % 100_000];
    } catch (error) {
      if (error.status !== 429) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
};`;

/** Never ends, and never computes for long at once. */
export const ticksForEver = "export const run = () => new Promise(() => setInterval(() => {}, 1));";

/** Sets more timers than anybody needs. */
export const setsManyTimers =
  "export const run = () => { for (let i = 0; i < 1e6; i++) setTimeout(() => {}, i); };";
