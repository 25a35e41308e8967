import { expect, test } from "vitest";
import { checkCode } from "../src/emit/code-check.js";
import { emitRaw } from "./emission.js";
import { findUnexpected } from "./parsed-code.js";
import { spec } from "./spec.js";

const FRAGMENTS = [
  ...Array.from("{}()[]<>=;:,.?!&|*/+-`'\"\\@#\n\r\u2028"),
  ..." a;| as a |pwned()|(1)|[b]|.b|?.b|=>|...b|`${b}`|//|/*|*/|/b/|1n|new b|await b|typeof b|import(1)|b++".split(
    "|",
  ),
  ..." is b| extends b|<b>|= b|, b|; b|\nb|async |get |static |declare |enum |class |let |export |default ".split(
    "|",
  ),
];

test("what it takes of code with something put in anywhere, a parser by others takes for the same", async () => {
  const files = await emitRaw(
    spec(`components:
  schemas: { Agent: { type: object, properties: { "a-b": { type: [integer, "null"], enum: [-1, 2] } } } }
  securitySchemes: { token: { type: http, scheme: bearer } }
`),
  );
  let taken = 0;
  const mistaken: string[] = [];
  for (const path of ["src/client.ts", "src/schema.ts", "src/stop-agent.ts"]) {
    const text = files[path]!.replace(/^\/\/.*\n|\/\*[^]*?\*\//g, "");
    // Anywhere but within a word; each token is also left out once.
    for (const { index } of text.matchAll(/(?<=\W)|(?=\W)/g)) {
      const [token = ""] = /^(?:\w+|[^])/.exec(text.slice(index)) ?? [];
      for (const fragment of ["", ...FRAGMENTS]) {
        const rest = text.slice(fragment === "" ? index + token.length : index);
        const changed = text.slice(0, index) + fragment + rest;
        if (!isTaken(path, changed)) continue;
        taken += 1;
        const found = findUnexpected(path, changed);
        if (found === undefined) continue;
        mistaken.push(`${found} by ${JSON.stringify(fragment)} before ${JSON.stringify(rest.slice(0, 40))}`);
      }
    }
  }
  expect(mistaken).toEqual([]);
  expect(taken).toBeGreaterThan(1000);
});

function isTaken(path: string, text: string): boolean {
  try {
    checkCode([{ path, text }]);
    return true;
  } catch {
    return false;
  }
}
