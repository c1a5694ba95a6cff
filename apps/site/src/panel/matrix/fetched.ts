import type { Json } from "@assay/exercise";

type Fields = Readonly<Record<string, Json>>;

/** The fields of an object; none of anything else. */
export const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

/** Writes what `fetch` was called with as it is sent. */
export function writeRequest([url, init]: readonly Json[]): string {
  const { method, headers, body } = fieldsOf(init);
  const head = [`${wordOf(method)} ${wordOf(url)}`, ...headerLines(headers)].join("\n");
  return typeof body === "string" ? `${head}\n\n${body}` : head;
}

/** Writes what became of a request: the head and the body, a stream piece by piece. */
export function writeReply(reply: Json): string {
  const { fails, silent, status, headers, json, text, chunks, after } = fieldsOf(reply);
  if (fails !== undefined) return `(no reply: ${wordOf(fails)})`;
  if (silent === true) return "(no reply, ever)";
  const head = [wordOf(status), ...headerLines(headers)].join("\n");
  const body = bodyOf({ json, text, chunks });
  return [head, ...(body === "" ? [] : [body]), ...(endings[wordOf(after)] ?? [])].join("\n\n");
}

const endings: Readonly<Record<string, string[]>> = {
  cut: ["(then the connection was lost)"],
  hang: ["(then it stayed open, in silence)"],
  repeat: ["(and so on, for ever)"],
};

function bodyOf({ json, text, chunks }: Record<"json" | "text" | "chunks", Json | undefined>): string {
  if (Array.isArray(chunks)) return chunks.map(writePiece).join("|");
  if (typeof text === "string") return text;
  return json === undefined ? "" : JSON.stringify(json);
}

/** A text with its line ends to be seen; bytes that are no text in angle brackets; what it waited for before it. */
function writePiece(piece: Json): string {
  if (typeof piece === "string") return showLineEnds(piece);
  const { text, base64, takes } = fieldsOf(piece);
  const written = typeof text === "string" ? showLineEnds(text) : `<${hexOf(wordOf(base64))}>`;
  return typeof takes === "number" && takes > 0 ? `(${takes} ms)${written}` : written;
}

const showLineEnds = (text: string): string =>
  text.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\ufeff", "\\ufeff");

const hexOf = (base64: string): string =>
  Array.from(atob(base64), (mark) => mark.charCodeAt(0).toString(16).padStart(2, "0")).join(" ");

const headerLines = (headers: Json | undefined): string[] =>
  Object.entries(fieldsOf(headers)).map(([name, value]) => `${name}: ${wordOf(value)}`);

const wordOf = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
