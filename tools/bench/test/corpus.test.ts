import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Finding, formatFindings, InputError } from "agent-stop-generator";
import { expect, test } from "vitest";
import { corpus, locate } from "../src/corpus.js";
import { createCorpusWorkspace } from "../src/corpus-workspace.js";
import { generate } from "../src/generated-package.js";
import { typeCheck } from "../src/type-check.js";

// What the generator does not take yet. Empty before this is merged.
const NOT_YET = new Set<string>([]);

const taken = corpus.filter(({ name }) => !NOT_YET.has(name));
const refused = corpus.filter(({ name }) => NOT_YET.has(name));

test("each document of the corpus has a name of its own and is installed", () => {
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  expect(corpus.filter((document) => !existsSync(locate(document)))).toEqual([]);
});

test.concurrent.each(taken)("$name becomes a package that passes the type checker", async (document) => {
  await using workspace = await createCorpusWorkspace(document);
  await generate(workspace).catch((error: unknown) => {
    throw error instanceof InputError ? new Error(formatFindings(error.findings)) : error;
  });
  const { errors } = await typeCheck(join(workspace.packages, document.name));
  expect(errors).toEqual([]);
});

test.concurrent.each(refused)("$name is refused, with places", async (document) => {
  await using workspace = await createCorpusWorkspace(document);
  const error: unknown = await generate(workspace).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expectPlaces((error as InputError).findings);
});

function expectPlaces(findings: readonly Finding[]): void {
  expect(findings).not.toEqual([]);
  expect(findings.filter(({ file, line, column }) => file === "" || line < 1 || column < 1)).toEqual([]);
}
