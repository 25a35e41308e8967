import type { Benchmark } from "./benchmark.js";
import { type Bundle, bundle, ROOT, RUNTIME } from "./bundle.js";
import type { ImportedFiles } from "./import-process.js";
import { runProgram } from "./program-run.js";
import { formatCount } from "./table.js";
import { FORBOC_URL, ONE_CALL } from "./user-code.js";

/** What ours is made of, for whoever asks since when a budget is exceeded. */
export interface Parts {
  readonly bundle: Bundle;
  /** The length of each file that Node loads, by its path in the repository. */
  readonly loaded: Readonly<Record<string, number>>;
}

export const parts: Benchmark<Parts> = {
  name: "parts",
  about: "what each part of ours costs in a browser bundle, and what Node loads",
  isOfOurs: true,
  method: "Where the bytes of ours are. What is 0 is there for its types, or only names what others hold.",
  run: async (options) => ({
    bundle: await bundle(ONE_CALL),
    loaded: relative(await runProgram(options, "import-process.js", "files", FORBOC_URL)),
  }),
  tables: ({ bundle: { parts: bytes, bytes: total, gzipBytes }, loaded }) => {
    const names = [...new Set([...Object.keys(bytes), ...Object.keys(loaded)])];
    return [
      {
        title: `One client and one operation, ${RUNTIME} included`,
        headings: ["Part", "bundled", "loaded by Node"],
        lines: [
          ...names
            .toSorted((one, other) => (bytes[other] ?? 0) - (bytes[one] ?? 0))
            .map((name) => [name, formatCount(bytes[name] ?? 0), formatCount(loaded[name] ?? 0)]),
          [
            `in all; ${formatCount(gzipBytes)} with gzip`,
            formatCount(total),
            `${Object.keys(loaded).length} files`,
          ],
        ],
      },
    ];
  },
};

/** By paths in the repository in place of URLs. */
export function relative(files: ImportedFiles): Parts["loaded"] {
  const root = new URL(`file://${ROOT}`).href;
  return Object.fromEntries(Object.entries(files).map(([url, length]) => [url.replace(root, ""), length]));
}
