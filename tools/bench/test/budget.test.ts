import { expect, test } from "vitest";
import { bundle } from "../src/bundle.js";
import { countInstantiations } from "../src/instantiation.js";
import { FORBOC, ONE_CALL } from "../src/user-code.js";

// What was aimed at; docs/decisions/0007 says where each byte goes.
const MAX_GZIP_BYTES = 4_000;

test("a client and one operation stay within their bytes in a browser bundle", async () => {
  const { gzipBytes } = await bundle(ONE_CALL);
  expect(gzipBytes).toBeLessThanOrEqual(MAX_GZIP_BYTES);
});

test("a bundle holds nothing of openapi-fetch for who does not import it", async () => {
  const { parts } = await bundle(ONE_CALL);
  expect(Object.keys(parts).filter((path) => path.includes("openapi-fetch"))).toEqual([]);
  const other = await bundle(`${ONE_CALL}\nimport { openapiFetch } from "${FORBOC}";\nopenapiFetch(forboc);`);
  expect(Object.keys(other.parts).filter((path) => path.includes("openapi-fetch"))).toHaveLength(2);
});

test("calling one operation costs the type checker at most 7 instantiations", () => {
  expect(countInstantiations(ONE_CALL, ["forboc"])).toBeLessThanOrEqual(7);
});

test("the count of instantiations tells a client with openapi-fetch's types from one without", () => {
  const code = `import { openapiFetch } from "${FORBOC}";\n${ONE_CALL}`.concat(
    'await openapiFetch(forboc).POST("/ghost/{sessionId}/stop", { params: { path: { sessionId: "ghost-1" } } });\n',
  );
  expect(countInstantiations(code, ["forboc"])).toBeGreaterThan(1_000);
});
