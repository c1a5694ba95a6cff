import { type FileHandle, open } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { SourceError } from "./source.ts";

const endSignature = 0x06054b50;
const endLength = 22;
const maxCommentLength = 0xffff;
const entryLength = 46;
const localLength = 30;

/** Writes the one entry of a zip whose name ends so to a file, as a stream. */
export async function unzipOne(options: {
  archive: string;
  nameEnd: string;
  to: string;
  signal: AbortSignal;
}): Promise<void> {
  const { archive, nameEnd, to, signal } = options;
  await using file = await open(archive);
  const found = (await readDirectory(file)).filter((entry) => entry.name.endsWith(nameEnd));
  const entry = found[0];
  if (entry === undefined || found.length > 1) {
    throw new SourceError(
      `The archive has ${found.length} files that end in ${nameEnd} where one is expected.`,
    );
  }
  const local = await readAt(file, entry.offset, localLength);
  const start = entry.offset + localLength + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = file.createReadStream({ start, end: start + entry.packedSize - 1, autoClose: false });
  const written = createWriteStream(to);
  await (entry.method === 0
    ? pipeline(packed, written, { signal })
    : pipeline(packed, createInflateRaw(), written, { signal }));
}

interface Entry {
  name: string;
  /** 0 is stored, 8 deflated. */
  method: number;
  packedSize: number;
  offset: number;
}

/** Reads the central directory, which stands at the end and alone can be trusted for sizes. */
async function readDirectory(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  const tailLength = Math.min(size, endLength + maxCommentLength);
  const tail = await readAt(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from(Uint32Array.of(endSignature).buffer));
  if (end < 0 || end + endLength > tail.length) throw new SourceError("The archive is not a whole zip file.");
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; at + entryLength <= directory.length;) {
    const nameLength = directory.readUInt16LE(at + 28);
    const nameStart = at + entryLength;
    entries.push({
      name: directory.toString("utf8", nameStart, nameStart + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameStart + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new SourceError("The archive is cut off.");
  return buffer;
}
