import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The sample answer keys, in which words are planted. */
export const plantedKeys = join(import.meta.dirname, "content/answer-keys");

/** Words planted in the private and earned texts of the sample content, which stand nowhere else. */
export const canaries = [
  "zuvofa",
  "quimbel",
  "drastop",
  "kelvort",
  "norbalt",
  "plimsode",
  "grintole",
  "bexaphar",
  "vornelip",
  "wexilane",
  "yortimal",
  "fasquend",
  "hulbrisk",
  "jaxomint",
] as const;

/** The planted words that a learner may earn, by rung; 5 is the debrief. */
export const earnedCanaries: Readonly<Record<number, (typeof canaries)[number]>> = {
  1: "wexilane",
  2: "yortimal",
  3: "fasquend",
  4: "hulbrisk",
  5: "jaxomint",
};

/** Reads every file of answer keys, by path. */
export function readKeyFiles(keys: string = plantedKeys): Map<string, string> {
  const files = readdirSync(keys, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(keys.length + 1), readFileSync(path, "utf8")]));
}

/** Turns a word around. */
export const backwards = (word: string): string => word.split("").toReversed().join("");

/** The forms in which a word could leave: as it is, backwards, in hex, and in base64 at each of three offsets. */
const forms = canaries.flatMap((word) => {
  const hex = Buffer.from(word).toString("hex");
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.from("\0".repeat(offset) + word).toString("base64");
    // The characters at both ends depend on what stands around.
    return text.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + word.length) * 4) / 3));
  });
  return [word, backwards(word), hex, ...base64].map((form) => ({ word, form }));
});

/** Finds the first planted word in what leaves, whatever its letter case or encoding, that is not `earned`. */
export function findCanary(text: string, earned: readonly string[] = []): string | undefined {
  const plain = text.toLowerCase();
  return forms.find(
    ({ word, form }) => !earned.includes(word) && (text.includes(form) || plain.includes(form)),
  )?.word;
}

/** Throws when a planted word leaves that is not `earned`; `where` says by which door. */
export function assertNoCanary(text: string, where: string, earned: readonly string[] = []): void {
  const word = findCanary(text, earned);
  if (word !== undefined) throw new Error(`the planted word ${word} left by ${where}: ${text.slice(0, 400)}`);
}

/** Takes the earned word out of each event that says it is earned: there, and only there, it may leave. */
const withoutEarned = (text: string): string =>
  text.replaceAll(/^data: .*"type":"(?:hint-earned|debrief)".*$/gm, (line) => {
    const rung = Number(/"rung":(\d)/.exec(line)?.[1] ?? 5);
    return line.replaceAll(earnedCanaries[rung] ?? "", "");
  });

/** Looks at everything a response carries, headers and body, as it streams by. */
export function watchResponse(response: Response, where: string): Response {
  assertNoCanary(JSON.stringify([...response.headers]), where);
  if (response.body === null) return response;
  let seen = "";
  const watcher = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      // A word may be cut in two by a chunk's border.
      seen = withoutEarned(seen.slice(-100) + Buffer.from(chunk).toString());
      assertNoCanary(seen, where);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(watcher), response);
}
