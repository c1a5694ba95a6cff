import { expect, test } from "vitest";
import { createTerminal } from "./terminal.ts";

test("shows a fault in the words that it has, and does nothing that they command", () => {
  let shown = "";
  const write = (text: string) => (shown += text);
  const terminal = createTerminal({ isTTY: false, write });
  terminal.fault(new Error('"\u001B[2J\u009Bgone\r\u0007" is no JSON\n\tline 2'));
  expect(shown).toBe('assay: "\uFFFD[2J\uFFFDgone\uFFFD\uFFFD" is no JSON\n\tline 2\n');
});
