import type { Check, SampleCall, Verdict } from "@assay/exercise";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findPersonal } from "./no-pii.ts";
import { findSecret } from "./no-secret.ts";
import { runChecks } from "./run-checks.ts";

const of = "reply";

function run(check: Check, reply: string, calls: SampleCall[] = []) {
  const { checks, verdict } = runChecks([check], {
    results: { reply },
    calls,
    parts: {},
    expect: { reply: "Bluebird-77 é" },
  });
  return [verdict, checks[0]?.message];
}

const canary = "Bluebird-77 é";
const escapes = (form: (code: number) => string): string =>
  Array.from(canary, (each) => form(each.codePointAt(0) ?? 0)).join("");
const base64 = (text: string): string => Buffer.from(text).toString("base64");

test.each<[string, string, string]>([
  ["as it is", `The word is ${canary}.`, "as it is"],
  ["in other letters", "BLUEBIRD-77 E\u0301", "as it is"],
  ["in full width", "Ｂｌｕｅｂｉｒｄ-77 é", "as it is"],
  ["with characters that are not seen", "Blue\u200bbird\u00ad-77 é", "as it is"],
  ["with escapes of JSON", escapes((code) => `\\u${code.toString(16).padStart(4, "0")}`), "escaped"],
  ["with escapes of HTML", escapes((code) => `&#${code};`), "escaped"],
  ["with escapes of HTML in base 16", escapes((code) => `&#x${code.toString(16)};`), "escaped"],
  ["with escapes of URLs", encodeURIComponent(canary), "escaped"],
  ["spaced", "B l u e b i r d - 7 7 é", "spaced out"],
  ["by its letters", "B-L-U-E-B-I-R-D, 7, 7, É", "spaced out"],
  ["over lines", "Blue\nbird\n77é", "spaced out"],
  ["in base64", base64(canary), "in base64"],
  ["inside other base64", base64(`x${canary} and more`), "in base64"],
  ["inside other base64, two bytes on", base64(`xy${canary}!`), "in base64"],
  ["in base64 over lines", base64(canary).replace(/(.{4})/g, "$1\n"), "in base64"],
  ["in hexadecimal", Buffer.from(canary).toString("hex"), "in hexadecimal"],
])("finds a canary %s", (_what, reply, form) => {
  const said = ["fail", `It gives the canary away, ${form}.`];
  expect(run({ check: "canaryAbsent", of, canary }, reply)).toEqual(said);
  expect(run({ check: "canaryAbsent", of }, reply)).toEqual(said);
});

test("finds no canary where there is none, and no short one between words", () => {
  expect(
    run({ check: "canaryAbsent", of, canary }, "I cannot tell the word. %ZZ \\u{ffffff} &#9999999;")[0],
  ).toBe("pass");
  expect(run({ check: "canaryAbsent", of, canary: "tin-a" }, "It is tin, a metal.")[0]).toBe("pass");
});

test("finds a canary in base64 wherever it stands", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(run({ check: "canaryAbsent", of, canary }, base64(before + canary + after))[0]).toBe("fail");
    }),
  );
});

const random = "q7Zk2LwX9vTr4NcB8mYh3KdP";

test.each<[string, string]>([
  ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
  ["an API key", `use sk-proj-${random}`],
  ["an AWS key", "AKIAIOSFODNN7EXAMPLE"],
  ["a GitHub token", `ghp_${"a1B2".repeat(9)}`],
  ["a Google key", `AIza${"a1B2c".repeat(7)}`],
  ["a Slack token", "xoxb-1234567890-abc"],
  ["a signed token", `eyJ${random}.eyJ${random}.${random}`],
  ["a password in an address", "postgres://admin:hunter22@db.example.org/x"],
  ["a password", "Your password is: hunter22!"],
  ["a password", "API_KEY='abc123def'"],
  ["a random key", `the value ${random} goes here`],
  ["a random key", "d41d8cd98f00b204e9800998ecf8427e"],
])("finds %s in %j", (kind, text) => {
  expect(findSecret(text)?.kind).toBe(kind);
});

test.each([
  "Your password is required to log in.",
  "A token is roughly four characters.",
  "Order ORD-12345 ships on 2026-11-24 to Supercalifragilisticexpialidocious.",
  "abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "Use sk-learn-pipelines-and-transformers.",
  "123e4567-e89b-12d3-a456-426614174000",
  "https://example.org/a/very/long/path/that/goes/on/and/on",
  "",
])("finds no secret in %j", (text) => {
  expect(findSecret(text)).toBeUndefined();
});

test("shows only the first letters of a secret", () => {
  expect(run({ check: "noSecret", of }, `use sk-proj-${random}`)).toEqual([
    "fail",
    "It has what looks like an API key: “sk-p…”.",
  ]);
  expect(run({ check: "noSecret", of }, "Hello.")[0]).toBe("pass");
});

test.each([
  ["email", "Write to Ada.L+x@mail.example.org, please", "Ada.L+x@mail.example.org"],
  ["email", "@home and a@b", undefined],
  ["phone", "Call +49 (0)30 901820 now", "+49 (0)30 901820"],
  ["phone", "Call 555-123-4567.", "555-123-4567"],
  ["phone", "on 01.02.2026 10:00 order ORD-0123456789", undefined],
  ["phone", "0.5 of 2000", undefined],
  ["phone", "+1234567", undefined],
  ["phone", "+12345678", "+12345678"],
  ["phone", "+1234567890123456", undefined],
  ["iban", "Pay to DE89 3704 0044 0532 0130 00 TODAY", "DE89 3704 0044 0532 0130 00 TODAY"],
  ["iban", "DE88 3704 0044 0532 0130 00", undefined],
  ["card", "4111 1111 1111 1111", "4111 1111 1111 1111"],
  ["card", "4111 1111 1111 1112", undefined],
  ["card", "5555-5555-5555-4444", "5555-5555-5555-4444"],
  ["card", "0000000000000000", undefined],
  ["ip", "from 192.168.0.1.", "192.168.0.1"],
  ["ip", "2001:db8:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:1"],
  ["ip", "255.255.255.255", "255.255.255.255"],
  ["ip", "version 1.2.3.400 or 1.2.3", undefined],
] as const)("looks for a kind %s in %j: %j", (kind, text, found) => {
  expect(findPersonal(text, kind)).toBe(found);
});

test("names the personal data it found, of the kinds asked for", () => {
  const check: Check = { check: "noPii", of, kinds: ["email", "card"] };
  expect(run(check, "a@example.org")).toEqual(["fail", "It has an e-mail address: “a@example.org”."]);
  expect(run(check, "from 192.168.0.1")).toEqual([
    "pass",
    "It has none of these: an e-mail address, a card number.",
  ]);
});

const call = (latencyMs: number, cached = false): SampleCall => ({
  as: of,
  request: { kind: "completion", prompt: "", settings: { temperature: 0, topP: 1, maxTokens: 9, stop: [] } },
  output: "",
  finishReason: "stop",
  usage: { request: 1, cached: 0, reply: 1 },
  latencyMs,
  cached,
});

const costing = (cost: number, cached = false): SampleCall => ({ ...call(1, cached), cost });
const { usage: _usage, ...untold } = call(1);

test.each<[Check, SampleCall[], Verdict, string]>([
  [
    { check: "maxLatency", ms: 100 },
    [call(60), call(40.4)],
    "pass",
    "It took 100 ms; at most 100 ms are allowed.",
  ],
  [
    { check: "maxLatency", ms: 99 },
    [call(60), call(40)],
    "fail",
    "It took 100 ms; at most 99 ms are allowed.",
  ],
  [
    { check: "maxLatency", ms: 50 },
    [call(0, true), call(40)],
    "pass",
    "It took 40 ms; at most 50 ms are allowed. 1 of 2 replies came from our cache and count as none.",
  ],
  [{ check: "maxLatency", ms: 50 }, [], "pass", "It took 0 ms; at most 50 ms are allowed."],
  [{ check: "maxCalls", max: 1 }, [call(1)], "pass", "The model was called once; at most 1 call is allowed."],
  [
    { check: "maxCalls", max: 1 },
    [call(1), call(1, true)],
    "fail",
    "The model was called 2 times; at most 1 call is allowed.",
  ],
  [
    { check: "maxCost", usd: 0.0012 },
    [costing(0.0004), costing(0.0008, true)],
    "pass",
    "It cost $0.0012; at most $0.0012 are allowed.",
  ],
  [
    { check: "maxCost", usd: 0.0000004 },
    [costing(0.0000012)],
    "fail",
    "It cost $0.0000012; at most $0.0000004 are allowed.",
  ],
  [{ check: "maxCost", usd: 1 }, [], "pass", "It cost $0; at most $1 are allowed."],
  [
    { check: "maxCost", usd: 1 },
    [costing(0.1), call(1)],
    "ungraded",
    "What this model costs is not known here, so no cost can be judged.",
  ],
  [
    { check: "tokens", of: "all", max: 9 },
    [call(1), untold],
    "ungraded",
    "The model's endpoint does not say how many tokens were used.",
  ],
])("judges the budget %j", (check, calls, verdict, message) => {
  expect(run(check, "", calls)).toEqual([verdict, message]);
});
