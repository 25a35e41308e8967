import { describe, expect, test } from "vitest";
import { emit } from "./emission.js";
import { spec } from "./spec.js";

/** A spec with `count` operations, of which `tag` names the tags by their numbers. */
function many(count: number, tag: (index: number) => string | undefined): string {
  const operations = Array.from({ length: count }, (_, index) => {
    const tags = tag(index) === undefined ? "" : `tags: [${tag(index)}], `;
    return `  /agents/${index}: { get: { ${tags}operationId: get${index}, responses: { "204": { description: Done. } } } }`;
  });
  return spec(`paths:\n${operations.join("\n")}\n`);
}

describe("the README", () => {
  const headings = async (text: string): Promise<readonly string[]> => {
    const { "README.md": readme = "" } = await emit(text);
    return readme.match(/^###.*$/gm) ?? [];
  };

  test("describes each of twenty operations", async () => {
    const want = Array.from({ length: 20 }, (_, index) => `### \`get${index}\``);
    expect(await headings(many(20, () => "agents"))).toEqual(want);
  });

  test("lists more than that in one table where they have one tag", async () => {
    expect(await headings(many(21, () => "agents"))).toEqual([]);
  });

  test("lists them by their tags, in the order of the spec", async () => {
    const text = many(21, (index) => (index % 2 === 0 ? "runs" : "agents"));
    expect(await headings(text)).toEqual(["### runs", "### agents"]);
  });

  test("lists those without a tag last", async () => {
    const text = many(21, (index) => (index === 0 ? undefined : "agents"));
    expect(await headings(text)).toEqual(["### agents", "### Others"]);
  });

  test("says what becomes of a lost request where none may be sent again", async () => {
    const { "README.md": readme = "" } = await emit(spec());
    expect(readme).toContain(
      "A request is sent again only when the server says that it has not processed it: 429, or 503 with `Retry-After`.",
    );
  });

  test("has no example where there is nothing to call", async () => {
    const { "README.md": readme = "" } = await emit(spec("paths: {}\n"));
    expect(readme).toContain("```ts\n\n```");
  });
});

describe("a package has a mock", () => {
  test.each([
    [0, false],
    [1, true],
    [50, true],
    [51, false],
  ])("with %d operations: %s", async (count, want) => {
    const text = count === 0 ? spec("paths: {}\n") : many(count, () => undefined);
    expect("src/mock.ts" in (await emit(text))).toBe(want);
  });
});

test("of more than fifty operations, each tag has a folder, and its part of the index", async () => {
  const files = await emit(many(51, (index) => (index % 2 === 0 ? "runs" : "agents")));
  expect(files["src/runs/get0.ts"]).toContain('import type { AcmeClient } from "../client.js";');
  const paths = files["src/index.ts"]!.match(/(?<=from "\.\/)(?:runs|agents)\/\w+(?=\.js")/g)!;
  const names = Array.from({ length: 51 }, (_, index) => index);
  expect(paths).toEqual([
    ...names.filter((index) => index % 2 === 0).map((index) => `runs/get${index}`),
    ...names.filter((index) => index % 2 === 1).map((index) => `agents/get${index}`),
  ]);
  // The parts are told apart by an empty line.
  expect(files["src/index.ts"]).toMatch(/ from "\.\/runs\/get50\.js";\n\nexport \{/);
});
