import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { addedTarget, curlOf } from "./curl.ts";

const settings = { temperature: 0, topP: 1, maxTokens: 16, stop: ["\n"] };

/** Lets a shell read a command, and gives the arguments that it makes of it. */
const argumentsIn = (command: string, env = process.env): string[] =>
  execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; }; ${command}`], { encoding: "utf8", env })
    .split("\0")
    .slice(0, -1);

it("survives the shell, whatever stands in the text", () => {
  const prompt = `It's "$HOME" \`ls\` \\n !x\nMessage: 'quoted'; rm -rf *\nProduct:`;
  const [url, , type, , body] = argumentsIn(
    curlOf({ kind: "completion", prompt, settings }, { base: "http://127.0.0.1:4322/v1" }),
  );
  expect([url, type]).toEqual(["http://127.0.0.1:4322/v1/completions", "content-type: application/json"]);
  expect(JSON.parse(body ?? "")).toEqual({
    prompt,
    temperature: 0,
    top_p: 1,
    max_tokens: 16,
    stop: ["\n"],
  });
});

it("sends a conversation to the chat, without a stop that is not set", () => {
  const messages = [{ role: "user" as const, content: "Hi" }];
  const [url, , , , body] = argumentsIn(
    curlOf(
      { kind: "chat", messages, settings: { ...settings, stop: [] } },
      { base: "http://127.0.0.1:4322/v1" },
    ),
  );
  expect(url).toBe("http://127.0.0.1:4322/v1/chat/completions");
  expect(JSON.parse(body ?? "")).toEqual({
    messages,
    temperature: 0,
    top_p: 1,
    max_tokens: 16,
  });
});

it("says what the reply must be, as the grader does", () => {
  const schema = { type: "object", properties: { "it's": { type: "boolean" } } };
  const ask = (extra: object): unknown => {
    const asked = { kind: "completion" as const, prompt: "x", settings: { ...settings, ...extra } };
    return JSON.parse(argumentsIn(curlOf(asked, { base: "http://127.0.0.1:4322/v1" })).at(-1) ?? "");
  };
  expect(ask({ responseFormat: { type: "json_schema", schema } })).toMatchObject({
    response_format: { type: "json_schema", json_schema: { name: "reply", schema, strict: true } },
  });
  expect(ask({ responseFormat: { type: "json_object" } })).toMatchObject({
    response_format: { type: "json_object" },
  });
  expect(ask({ grammar: 'root ::= "yes"' })).toMatchObject({ grammar: 'root ::= "yes"' });
});

it("asks for a label as the grader does: its text is echoed and weighed", () => {
  const request = { kind: "labels" as const, prompt: "Text: x\nLabel:", labels: ["good", "bad"] };
  const [url, , , , body] = argumentsIn(curlOf(request, { base: "http://127.0.0.1:4322/v1" }));
  expect(url).toBe("http://127.0.0.1:4322/v1/completions");
  expect(JSON.parse(body ?? "")).toEqual({
    prompt: "Text: x\nLabel: good",
    echo: true,
    max_tokens: 0,
    logprobs: 0,
  });
});

it("leaves address and key of an added examiner to the shell, and names the model", () => {
  const command = curlOf({ kind: "completion", prompt: "x", settings }, addedTarget("it's/large"));
  const env = { ...process.env, OPENAI_BASE_URL: "https://models.example/v1", OPENAI_API_KEY: "sk-1 2" };
  const [url, , key, , , , body] = argumentsIn(command, env);
  expect([url, key]).toEqual(["https://models.example/v1/completions", "authorization: Bearer sk-1 2"]);
  expect(JSON.parse(body ?? "")).toMatchObject({ model: "it's/large", prompt: "x" });
});
