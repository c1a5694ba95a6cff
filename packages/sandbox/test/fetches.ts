/** Asks once and gives the text. */
export const asksOnce = `
export const run = async () => {
  const response = await fetch("https://api.example/v1/answers", {
    method: "post",
    headers: { "Content-Type": "application/json", Authorization: "Bearer key" },
    body: JSON.stringify({ question: "Why?" }),
  });
  return [response.ok, response.status, response.headers.get("Retry-After"), await response.json(), Date.now() % 100_000];
};`;

/** Reads a stream piece by piece and says when each came. */
export const readsStream = `
export const run = async () => {
  const response = await fetch("https://api.example/stream");
  const decoder = new TextDecoder();
  const seen: unknown[] = [];
  try {
    for await (const bytes of response.body) seen.push([Date.now() % 100_000, decoder.decode(bytes, { stream: true })]);
  } catch (error) {
    seen.push([error.name, error.message, error.cause?.code]);
  }
  return [...seen, response.bodyUsed, response.body.locked];
};`;

/** Gives up after two seconds, wherever the reply has got to, and says why and when. */
export const givesUp = `
export const run = async () => {
  try {
    const response = await fetch("https://api.example/slow", { signal: AbortSignal.timeout(2000) });
    return await response.text();
  } catch (error) {
    return [error.name, Date.now() % 100_000];
  }
};`;
