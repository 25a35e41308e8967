import type { Benchmark } from "./benchmark.js";
import { bundle, RUNTIME } from "./bundle.js";
import { formatTable } from "./table.js";
import { ONE_CALL } from "./user-code.js";

export const size: Benchmark = {
  about: "what each part of a client and one operation costs in a browser bundle, in minified bytes",
  async run() {
    const json = await bundle(ONE_CALL);
    const parts = Object.entries(json.parts).toSorted((one, other) => other[1] - one[1]);
    const total = `minified, ${json.gzipBytes} bytes with gzip (one client, one operation, ${RUNTIME} included)`;
    return {
      text: formatTable([
        ["Part", "bytes"],
        ...parts.map(([path, bytes]) => [path, String(bytes)]),
        [total, String(json.bytes)],
      ]),
      json,
    };
  },
};
