import { gunzipSync } from "node:zlib";

/** What a tarball holds under one path. */
export interface TarEntry {
  /** As it stands in the archive: `package/dist/index.js`. */
  readonly path: string;
  readonly type: "file" | "folder" | "other";
  readonly content: Buffer;
}

const block = 512;

/**
 * Reads a `.tgz` with the simple headers that package managers write. Links and extended headers, which our packages have no
 * need of, come out as `other`.
 */
export function readTarball(tarball: Uint8Array): TarEntry[] {
  const tar = gunzipSync(tarball);
  const entries: TarEntry[] = [];
  for (let offset = 0; offset + block <= tar.length;) {
    const header = tar.subarray(offset, offset + block);
    const name = text(header, 0, 100);
    if (name === "") break;
    const prefix = text(header, 345, 155);
    const size = Number.parseInt(text(header, 124, 12).trim() || "0", 8);
    const start = offset + block;
    entries.push({
      path: prefix === "" ? name : `${prefix}/${name}`,
      type: types[text(header, 156, 1)] ?? "other",
      content: tar.subarray(start, start + size),
    });
    offset = start + Math.ceil(size / block) * block;
  }
  return entries;
}

const types: Readonly<Record<string, TarEntry["type"]>> = { "": "file", "0": "file", "5": "folder" };

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? length : end);
}
