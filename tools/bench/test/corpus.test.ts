import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatFindings, InputError } from "agent-stop-generator";
import { expect, test } from "vitest";
import { corpus, locate } from "../src/corpus.js";
import { createCorpusWorkspace } from "../src/corpus-workspace.js";
import { generate } from "../src/generation-run.js";
import { typeCheck } from "../src/type-check.js";

test("each document of the corpus has a name of its own and is installed", () => {
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  expect(corpus.filter((document) => !existsSync(locate(document)))).toEqual([]);
});

test.concurrent.each(corpus)("$name ($about): the package passes the type checker", async (document) => {
  await using workspace = await createCorpusWorkspace(document);
  await generate(workspace).catch((error: unknown) => {
    throw error instanceof InputError ? new Error(formatFindings(error.findings)) : error;
  });
  const { errors } = await typeCheck(join(workspace.packages, document.name));
  expect(errors).toEqual([]);
});
