/** An OpenAI-compatible endpoint that answers everything after 50 ms; run as a process of its own. */
import { createServer } from "node:http";

const delayMs = 50;
const reply = JSON.stringify({
  id: "cmpl",
  object: "text_completion",
  created: 0,
  model: "fake",
  choices: [{ index: 0, text: " radio", finish_reason: "stop", logprobs: null }],
  usage: { prompt_tokens: 40, completion_tokens: 2, total_tokens: 42 },
});

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end(reply), delayMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.send?.(address.port);
});
process.on("disconnect", () => process.exit());
