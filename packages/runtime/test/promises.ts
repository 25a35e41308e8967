import { readFileSync } from "node:fs";

/** A promise of `docs/guarantees.md`, and the tests that it names. */
export interface Promised {
  readonly id: string;
  readonly promise: string;
  readonly tests: readonly NamedTest[];
}

/** A test by its file, as seen from this folder, and by its title or a part of it. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
}

export const GUARANTEES: string = readFileSync(
  new URL("../../../docs/guarantees.md", import.meta.url),
  "utf8",
);

/** Rows of the form `| C1 | text | ` + "`file` "title" "title" `file` …" + ` |`. */
export const promises: readonly Promised[] = [
  ...GUARANTEES.matchAll(/^\| (C\d+) +\| (.*?) +\| (.*) \|$/gm),
].map(([, id, promise, cell]) => ({
  id: id!,
  promise: promise!,
  tests: [...cell!.matchAll(/`([\w/.-]+\.ts)`((?: "[^"]+")*)/g)].flatMap(([, file, titles]) =>
    [...titles!.matchAll(/"([^"]+)"/g)].map(([, title]) => ({ file: file!, title: title! })),
  ),
}));
