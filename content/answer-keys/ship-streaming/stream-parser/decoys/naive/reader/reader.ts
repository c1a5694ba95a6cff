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

/** Takes every piece for whole events, as a first version does. */
async function readStream(response: Response): Promise<Reading> {
  const reading: Reading = { drafts: [], lastId: "", end: "cut" };
  let text = "";
  for await (const bytes of response.body!) {
    const piece = new TextDecoder().decode(bytes);
    for (const line of piece.split("\n")) {
      if (line.startsWith("id: ")) reading.lastId = line.slice(4);
      if (!line.startsWith("data: ")) continue;
      const data = line.slice(6);
      if (data === "[DONE]") return { ...reading, end: "done" };
      try {
        text += JSON.parse(data).text;
        reading.drafts.push(JSON.parse(text));
      } catch {
        // Not a whole document yet.
        reading.drafts.push(reading.drafts.at(-1) ?? null);
      }
    }
  }
  return reading;
}
