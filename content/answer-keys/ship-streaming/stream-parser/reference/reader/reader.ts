type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Asked {
  url: string;
  times: number;
}

export interface Reading {
  drafts: Json[];
  lastId: string;
  end: "done" | "error" | "cut";
}

export async function readAll({ url, times }: Asked): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (let time = 0; time < times; time++) readings.push(await readStream(await fetch(url)));
  return readings;
}

async function readStream(response: Response): Promise<Reading> {
  const events = new EventReader();
  const drafts: Json[] = [];
  const end = (how: Reading["end"]): Reading => ({ drafts, lastId: events.lastId, end: how });
  let text = "";
  try {
    // To leave this loop early cancels the body.
    for await (const bytes of response.body!) {
      for (const { type, data } of events.take(bytes)) {
        if (data === "[DONE]") return end("done");
        if (type === "error") return end("error");
        if (type !== "delta") continue;
        text += JSON.parse(data).text;
        drafts.push(draftOf(text));
      }
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return end("cut");
}

/** Makes events of bytes; what is unfinished waits for the next bytes. */
class EventReader {
  lastId = "";
  #decoder = new TextDecoder();
  #line = "";
  #isAfterReturn = false;
  #type = "";
  #data: string[] = [];
  #id: string | undefined;

  *take(bytes: Uint8Array) {
    for (const mark of this.#decoder.decode(bytes, { stream: true })) {
      // CR ends a line at once; an LF behind it, perhaps in the next piece, belongs to it.
      const isSecond = mark === "\n" && this.#isAfterReturn;
      this.#isAfterReturn = mark === "\r";
      if (isSecond) continue;
      if (mark !== "\n" && mark !== "\r") {
        this.#line += mark;
        continue;
      }
      const line = this.#line;
      this.#line = "";
      if (line !== "") this.#readLine(line);
      else yield* this.#endEvent();
    }
  }

  #readLine(line: string): void {
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#type = value;
    else if (field === "id") this.#id = value;
  }

  *#endEvent() {
    const event = { type: this.#type, data: this.#data.join("\n") };
    const isEvent = this.#data.length > 0;
    this.lastId = this.#id ?? this.lastId;
    this.#type = "";
    this.#data = [];
    if (isEvent) yield event;
  }
}

/** Closes what is open at the last place where the document is certain. */
function draftOf(text: string): Json {
  const closers: string[] = [];
  let certain = "null";
  let isKey = false;
  const keep = (end: number, quote = ""): void => {
    certain = text.slice(0, end) + quote + closers.toReversed().join("");
  };
  for (let at = 0; at < text.length;) {
    const mark = text[at]!;
    if (mark === '"') {
      const { ends, isWhole } = readString(text, at);
      if (!isKey) keep(ends, '"');
      if (!isWhole) break;
      at = ends + 1;
      continue;
    }
    if (mark === "{" || mark === "[") {
      closers.push(mark === "{" ? "}" : "]");
      isKey = mark === "{";
      keep(at + 1);
    } else if (mark === "}" || mark === "]") {
      closers.pop();
      keep(at + 1);
    } else if (mark === ",") isKey = closers.at(-1) === "}";
    else if (mark === ":") isKey = false;
    else if (/\S/.test(mark)) {
      const word = /^[^\s,\]}]+/.exec(text.slice(at))![0];
      at += word.length;
      if (at < text.length) keep(at);
      continue;
    }
    at += 1;
  }
  return JSON.parse(certain);
}

/** Finds where a string ends, or up to where it is certain. */
function readString(text: string, start: number): { ends: number; isWhole: boolean } {
  let at = start + 1;
  for (;;) {
    if (text[at] === '"') return { ends: at, isWhole: true };
    const character = wholeCharacter.exec(text.slice(at))?.[0];
    if (character === undefined) return { ends: at, isWhole: false };
    at += character.length;
  }
}

/** A character or an escape; the first half of a pair is whole with its second half, or when another one follows. */
const wholeCharacter =
  /^(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?:\\u[0-9a-fA-F]{4}|(?=[^\\]|\\[^u]))|\\u(?![dD][89abAB])[0-9a-fA-F]{4}|\\[^u]|[\ud800-\udbff][\udc00-\udfff]|[^"\\\ud800-\udbff])/;
