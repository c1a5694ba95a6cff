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

/** What tutorials show: one decoder for the whole stream, and a buffer that is split at empty lines. */
async function readStream(response: Response): Promise<Reading> {
  const reading: Reading = { drafts: [], lastId: "", end: "cut" };
  const decoder = new TextDecoder();
  let buffer = "";
  let text = "";
  try {
    for await (const bytes of response.body!) {
      buffer += decoder.decode(bytes, { stream: true });
      const blocks = buffer.split("\n\n");
      buffer = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = readBlock(block);
        if (event.id !== undefined) reading.lastId = event.id;
        if (event.data === "[DONE]") return { ...reading, end: "done" };
        if (event.type === "error") return { ...reading, end: "error" };
        if (event.type !== "delta") continue;
        text += JSON.parse(event.data).text;
        reading.drafts.push(draftOf(text, reading.drafts.at(-1) ?? null));
      }
    }
  } catch {
    return reading;
  }
  return reading;
}

function readBlock(block: string): { type: string; data: string; id?: string } {
  const event: { type: string; data: string; id?: string } = { type: "", data: "" };
  for (const line of block.split("\n")) {
    if (line.startsWith("data: ")) event.data += line.slice(6);
    if (line.startsWith("event: ")) event.type = line.slice(7);
    if (line.startsWith("id: ")) event.id = line.slice(4);
  }
  return event;
}

/** Closes what is open; where that is no JSON, the draft stays what it was. */
function draftOf(text: string, last: Json): Json {
  const closers: string[] = [];
  let isText = false;
  for (const [index, mark] of [...text].entries()) {
    if (mark === '"' && text[index - 1] !== "\\") isText = !isText;
    else if (isText) continue;
    else if (mark === "{") closers.unshift("}");
    else if (mark === "[") closers.unshift("]");
    else if (mark === "}" || mark === "]") closers.shift();
  }
  try {
    return JSON.parse(text.replace(/,\s*$/, "") + (isText ? '"' : "") + closers.join(""));
  } catch {
    return last;
  }
}
