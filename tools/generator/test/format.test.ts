import { resolve } from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { formatFiles } from "../src/format.js";

const FOLDER = resolve(import.meta.dirname, "../../../packages/acme");

const long = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `"member-${"x".repeat(10)}-${index}"`);

test.each<readonly [title: string, type: string]>([
  ["fits beside its property", long(3).join(" | ")],
  ["fits on a line of its own", long(5).join(" | ")],
  ["fits nowhere", long(7).join(" | ")],
  ["fits on a line of its own, in an array", `(${long(5).join(" | ")})[]`],
  ["fits nowhere, in an array", `(${long(7).join(" | ")})[]`],
  ["fits on a line of its own, with null", `${long(5).join(" | ")} | null`],
  ["has a member of several lines", `${long(5).join(" | ")} | {\n  id: string;\n}`],
  ["stands in a member of another", `{\n  id: ${long(5).join(" | ")};\n} | string[] | {\n  id: string;\n}`],
  [
    "is of references",
    `components["schemas"]["${"A".repeat(40)}"] | components["schemas"]["${"B".repeat(35)}"]`,
  ],
  ["has members that end as a property does", `${long(4).join(" | ")} | "a;" | "b,"`],
  ["stands in type arguments", `Record<string, ${long(6).join(" | ")}>`],
  ["stands in a tuple", `[${long(5).join(" | ")}, ${long(7).join(" | ")}]`],
])("a union that %s is laid out as by Prettier", async (_, type) => {
  const text = `export interface Agent {
  /** Of a name
   *  - of many
   */
  state?: ${type};
  next: (agent: ${type}) => void;
}
export type Agents = ${type};
`;
  const [file] = await formatFiles(FOLDER, [{ path: "src/schema.ts", text }]);
  expect(file?.text).toBe(await format(text, { parser: "babel-ts", printWidth: 110 }));
});

test("a file that is no TypeScript is named, with what is wrong", async () => {
  await expect(
    formatFiles(FOLDER, [{ path: "src/index.ts", text: "export type import = 1;" }]),
  ).rejects.toThrow(/^src\/index\.ts: /);
});
