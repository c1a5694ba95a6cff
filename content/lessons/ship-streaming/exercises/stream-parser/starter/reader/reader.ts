// What you find here: `fetch`, `TextDecoder` and
// `AbortController`, as in a browser; `response.body` is read
// by `for await` or by a reader. Time is the code's own.
//
// Events, as the standard has them:
// - The bytes are UTF-8; a byte order mark at the very
//   beginning is skipped.
// - A line ends with LF, CRLF or CR. It is `field: value`; one
//   space after the colon is dropped. Without a colon the
//   value is empty; a line that begins with one is a comment.
//   Fields other than `data`, `event` and `id` are skipped.
// - An empty line ends an event. Its `data` lines are joined
//   by LF; its last `event` is its name. Without `data` there
//   is no event, and its name is forgotten.
// - `id` is kept until another one comes; it counts once its
//   event has ended, also one without `data`.
// - What has not ended when the stream does is dropped.
//
// What the events mean:
// - `delta`: its data is JSON, { "text": … }, the next piece
//   of the document. A draft is noted after each.
// - `error`: the reading ends as `error`. Data `[DONE]`,
//   whatever the event is called: it ends as `done`.
// - Any other event is skipped. A stream that is over before
//   `[DONE]` was cut off: `cut`.
//
// A draft is the document as far as it is certain, null
// before it begins:
// - A string that is a value is shown as far as it has come,
//   without half an escape and without half a character.
// - A number, true, false or null is shown once something
//   follows it. A key without a value is not shown.
// - What is open, an object or an array, is shown with what
//   is in it so far.

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
  const reading: Reading = { drafts: [], lastId: "", end: "cut" };
  let text = "";
  const whole = await response.text();
  for (const event of whole.split("\n\n")) {
    const data = event.split("data: ")[1];
    if (data === undefined) continue;
    if (data === "[DONE]") return { ...reading, end: "done" };
    text += JSON.parse(data).text;
    reading.drafts.push(draftOf(text));
  }
  return reading;
}

function draftOf(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
