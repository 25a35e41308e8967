import type { Benchmark } from "./benchmark.js";
import { type Bundle, bundle, RUNTIME } from "./bundle.js";
import { ONE_CALL } from "./user-code.js";

export const parts: Benchmark<Bundle> = {
  name: "parts",
  about: "what each part of a client and one operation costs in a browser bundle, in minified bytes",
  run: () => bundle(ONE_CALL),
  tables: ({ parts: files, bytes, gzipBytes }) => [
    {
      title: `One client, one operation, ${RUNTIME} included`,
      headings: ["Part", "bytes"],
      lines: [
        ...Object.entries(files)
          .toSorted((one, other) => other[1] - one[1])
          .map(([path, part]) => [path, String(part)]),
        [`minified; ${gzipBytes} bytes with gzip`, String(bytes)],
      ],
    },
  ],
};
