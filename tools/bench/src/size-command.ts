import { bundle, RUNTIME } from "./bundle.js";
import { ONE_CALL } from "./user-code.js";

// `pnpm --filter agent-stop-bench size`: what each part of a client and one operation costs in a browser bundle.
const { bytes, gzipBytes, parts } = await bundle(ONE_CALL);
for (const [path, size] of Object.entries(parts).toSorted((one, other) => other[1] - one[1])) {
  console.log(`${String(size).padStart(6)}  ${path}`);
}
console.log(
  `${String(bytes).padStart(6)}  minified, ${gzipBytes} bytes with gzip (one client, one operation, ${RUNTIME} included)`,
);
