import { beforeAll, describe, expect, test } from "vitest";
import { explainExcess } from "../src/budget.js";
import { type Bundle, bundle } from "../src/bundle.js";
import { corpus } from "../src/corpus.js";
import { createCorpusWorkspace } from "../src/corpus-workspace.js";
import { generate } from "../src/generated-package.js";
import type { ImportedFiles } from "../src/import-process.js";
import { type Parts, relative } from "../src/parts.js";
import type { RequestCount } from "../src/request-count-process.js";
import { readResults } from "../src/result-file.js";
import { FORBOC, FORBOC_URL, ONE_CALL } from "../src/user-code.js";
import { countInstantiations, measureModule, runMeasuring } from "./built-user.js";

// What was aimed at; docs/decisions/0007 says where each byte goes.
const MAX_GZIP_BYTES = 4_000;

const earlier = readResults().results["parts"] as Parts;

/** The files that take bytes of a bundle, by their names alone. */
function namesOf({ parts }: Bundle): readonly string[] {
  const present = Object.entries(parts).filter(([, bytes]) => bytes > 0);
  return present.map(([path]) => path.replace(/^.*\//, "").replace(/\.[jt]s$/, ""));
}

describe("bytes of a client and one operation in a browser bundle", () => {
  const excessOf = ({ gzipBytes: actual, parts }: Bundle): string | undefined =>
    explainExcess({
      unit: "bytes with gzip",
      limit: MAX_GZIP_BYTES,
      actual,
      parts,
      earlier: earlier.bundle.parts,
    });

  test("stay within what was aimed at", async () => {
    expect(excessOf(await bundle(ONE_CALL))).toBeUndefined();
  });

  test("exceed it with openapi-fetch, which is said", async () => {
    const code = `${ONE_CALL}\nimport { openapiFetch } from "${FORBOC}";\nopenapiFetch(forboc);`;
    expect(excessOf(await bundle(code))).toMatch(
      /^\d{4} bytes with gzip, \d{4} more than 4000\. Since docs\/benchmarks\.json was written:\n {2}(.*openapi-fetch.*) \+\d{4}\n/,
    );
  });
});

describe("a bundle with one operation holds", () => {
  const isUnwanted = (name: string): boolean => /^(stop|mock|mock-shape|openapi-fetch|index)$/.test(name);

  test("no stop(), mock or openapi-fetch that were not imported", async () => {
    expect(namesOf(await bundle(ONE_CALL)).filter(isUnwanted)).toEqual([]);
  });

  test.each([
    ["stop", `import { stop } from "${FORBOC}"; console.log(stop);`],
    ["openapi-fetch", `import { openapiFetch } from "${FORBOC}"; openapiFetch(forboc);`],
    ["mock", `import * as mock from "./packages/forboc/dist/mock.js"; console.log(mock);`],
  ])("%s where it is", async (name, code) => {
    expect(namesOf(await bundle(`${ONE_CALL}${code}`)).filter(isUnwanted)).toContain(name);
  });
});

describe("of an API of 215 operations", () => {
  const CALLS = 20;
  const MAX_BYTES_EACH = 360;
  const MAX_GZIP_BYTES_EACH = 42;
  let one: Bundle;
  let many: Bundle;
  let all: Bundle;
  /** The operations that take bytes of a bundle, by their files. */
  let operationsIn: (bundled: Bundle) => readonly string[];

  beforeAll(async () => {
    const document = corpus.find(({ name }) => name === "digital-ocean")!;
    await using workspace = await createCorpusWorkspace(document);
    const { provider } = await generate(workspace);
    const names = provider.operations.map((operation) => operation.names);
    operationsIn = ({ parts }) => {
      const present = Object.keys(parts).filter((path) => parts[path]! > 0);
      return names
        .map(({ file }) => file)
        .filter((file) => present.some((path) => path.endsWith(`/src/${file}.ts`)));
    };
    const index = `./packages/${document.name}/src/index.js`;
    const importing = (count: number): string => {
      const functions = names.slice(0, count).map((each) => each.function);
      return `import { ${functions.join(", ")} } from "${index}";\nconsole.log(${functions.join(", ")});\n`;
    };
    one = await bundle(importing(1), workspace.folder);
    many = await bundle(importing(1 + CALLS), workspace.folder);
    all = await bundle(`import * as all from "${index}";\nconsole.log(all);\n`, workspace.folder);
  });

  test("a bundle holds those that are imported", () => {
    expect(operationsIn(one)).toEqual(["1-click-applications/list"]);
    expect(operationsIn(many)).toHaveLength(1 + CALLS);
    expect(operationsIn(all)).toHaveLength(215);
  });

  const excessesOf = (bytesEach: number, gzipBytesEach: number): readonly (string | undefined)[] => {
    const each = { parts: many.parts, earlier: many.parts };
    const [bytes, gzipBytes] = [many.bytes - one.bytes, many.gzipBytes - one.gzipBytes];
    return [
      explainExcess({ ...each, unit: "bytes", limit: bytesEach, actual: bytes / CALLS }),
      explainExcess({ ...each, unit: "bytes with gzip", limit: gzipBytesEach, actual: gzipBytes / CALLS }),
    ];
  };

  test("each further one stays within its bytes", () => {
    expect(excessesOf(MAX_BYTES_EACH, MAX_GZIP_BYTES_EACH)).toEqual([undefined, undefined]);
  });

  test("each further one is seen to exceed less", () => {
    expect(excessesOf(100, 10)).toEqual([
      expect.stringMatching(/^[\d.]+ bytes, [\d.]+ more than 100\.$/),
      expect.stringMatching(/^[\d.]+ bytes with gzip, [\d.]+ more than 10\.$/),
    ]);
  });
});

describe("instantiations of the type checker", () => {
  const MAX_INSTANTIATIONS = 7;
  const CALL = 'await stopGhostSession(forboc, { sessionId: "ghost-1" });\n';
  const RAW_CALL =
    'await openapiFetch(forboc).POST("/ghost/{sessionId}/stop", { params: { path: { sessionId: "ghost-1" } } });\n';

  const excessOf = async (code: string): Promise<string | undefined> =>
    explainExcess({
      unit: "instantiations",
      limit: MAX_INSTANTIATIONS,
      actual: await countInstantiations(code),
    });

  test("stay the same few for one call and for 50", async () => {
    expect(await excessOf(ONE_CALL)).toBeUndefined();
    expect(await excessOf(`${ONE_CALL}${CALL.repeat(49)}`)).toBeUndefined();
  });

  test("exceed that with the types of openapi-fetch", async () => {
    const code = `import { openapiFetch } from "${FORBOC}";\n${ONE_CALL}${RAW_CALL}`;
    expect(await excessOf(code)).toMatch(/^\d{4} instantiations, \d{4} more than 7\.$/);
  });
});

describe("a call", () => {
  const CALLER = `import { createForbocClient, openapiFetch, stopGhostSession } from "${FORBOC}";
const forboc = createForbocClient({ token: "example-token" });
export const call = (sessionId: string): Promise<unknown> => `;
  const count = async (call: string): Promise<RequestCount> =>
    (await runMeasuring(`${CALLER}${call}`, "request-count-process.js")) as RequestCount;

  test("makes no Request, and clones nothing", async () => {
    const once = { requests: 0, clones: 0, fetches: 1 };
    expect(await count("stopGhostSession(forboc, { sessionId });")).toEqual(once);
    const raw = 'openapiFetch(forboc).POST("/ghost/{sessionId}/stop", { params: { path: { sessionId } } });';
    expect(await count(raw)).toEqual(once);
  });

  test("is seen when it does", async () => {
    const call = `fetch(new Request("https://stub.example")).then((response) => response.clone().json());`;
    expect(await count(call)).toEqual({ requests: 1, clones: 1, fetches: 1 });
  });
});

describe("importing a package", () => {
  // Its own, the runtime's, and openapi-fetch.
  const MAX_FILES = 54;
  const excessOf = (limit: number): string | undefined => {
    const parts = relative(measureModule("import-process.js", "files", FORBOC_URL) as ImportedFiles);
    const actual = Object.keys(parts).length;
    const { "packages/forboc/dist/client.js": _, ...loaded } = earlier.loaded;
    return explainExcess({ unit: "files", limit, actual, parts, earlier: loaded });
  };

  test("loads no more files than it did", () => {
    expect(excessOf(MAX_FILES)).toBeUndefined();
  });

  test("is seen to load one that was not there", () => {
    expect(excessOf(1)).toMatch(
      /^\d+ files, \d+ more than 1\. Since .* was written:\n(.*\n)*? {2}packages\/forboc\/dist\/client\.js \+\d+/,
    );
  });
});

test("a budget that is exceeded says by what, and which parts have grown or are new or gone since", () => {
  const parts = { transport: 840, retry: 250, unwrap: 260, trace: 12 };
  const budget = {
    unit: "bytes",
    limit: 1_300,
    parts,
    earlier: { transport: 800, retry: 250, unwrap: 270, old: 5 },
  };
  expect(explainExcess({ ...budget, actual: 1_300 })).toBeUndefined();
  expect(explainExcess({ ...budget, actual: 1_362 })).toBe(
    [
      "1362 bytes, 62 more than 1300. Since docs/benchmarks.json was written:",
      "  transport +40",
      "  trace +12",
      "  old -5",
      "  unwrap -10",
    ].join("\n"),
  );
});
