import { expect, test } from "vitest";
import { writeReply, writeRequest } from "./fetched.ts";

const url = "https://api.example/v1/answers";

test("writes a request as it is sent", () => {
  const headers = { "content-type": "application/json", "idempotency-key": "0-k" };
  expect(writeRequest([url, { method: "POST", headers, body: '{"question":"Why?"}' }])).toBe(
    `POST ${url}\ncontent-type: application/json\nidempotency-key: 0-k\n\n{"question":"Why?"}`,
  );
  expect(writeRequest([url, { method: "GET", headers: {} }])).toBe(`GET ${url}`);
  expect(writeRequest(["no request"])).toBe(" no request");
});

test.each([
  [{ fails: "ECONNREFUSED" }, "(no reply: ECONNREFUSED)"],
  [{ silent: true, note: "charged" }, "(no reply, ever)"],
  [{ status: 503, headers: { "retry-after": "2" } }, "503\nretry-after: 2"],
  [{ status: 200, json: { answer: "Yes." } }, '200\n\n{"answer":"Yes."}'],
  [{ status: 200, text: "plain" }, "200\n\nplain"],
  [
    { status: 200, chunks: ["data: 9 ", { base64: "4oI=" }, { text: "b\n", takes: 40 }], after: "cut" },
    "200\n\ndata: 9 |<e2 82>|(40 ms)b\\n\n\n(then the connection was lost)",
  ],
  [{ status: 200, chunks: ["a"], after: "hang" }, "200\n\na\n\n(then it stayed open, in silence)"],
  [null, ""],
])("writes what became of a request, %j", (reply, written) => {
  expect(writeReply(reply)).toBe(written);
});
