// That a row is green says something only where it turns red for a package with a bug.
import { describe, expect, test } from "vitest";
import { startPrismMock } from "../src/judge/prism-mock.js";
import { startPrismProxy } from "../src/judge/prism-proxy.js";
import { type Row, ROWS } from "../src/row.js";
import { count } from "../src/row-result.js";
import { findNode } from "../src/runtime/process.js";
import type { RunProject } from "../src/runtime/runtime.js";
import { runSuite } from "../src/suite-run.js";
import type { Suite } from "../src/suite.js";
import { faultyPackage } from "./faulty-package.js";

const rows = ROWS.map((row) => [row.name, row] as const);

test.for(rows)("%s turns red for a package that was built with another path", async ([, row], { skip }) => {
  const run = await presentRuntime(row, skip);
  const forboc = await faultyPackage("forboc", "stop-ghost-session.js", 'path: "/ghost/', 'path: "/ghosts/');
  const results = await runSuite(forboc, { ...row, run });
  expect(count(results, "failed")).toBeGreaterThan(10);
});

test.for(rows)("%s turns red for a package that can't be loaded", async ([, row], { skip }) => {
  const run = await presentRuntime(row, skip);
  const forboc = await faultyPackage("forboc", "index.js", "export", "throw new Error('broken');\nexport");
  expect(await runSuite(forboc, { ...row, run })).toMatchObject([
    { title: "the suite ends", outcome: "failed" },
  ]);
});

/** Requests that break the spec, each by one piece of a built package that is gone or wrong. */
const BUGS: readonly (readonly [what: string, says: RegExp, ...where: Parameters<typeof faultyPackage>])[] = [
  [
    "a path that the spec does not have",
    /NO_PATH_MATCHED_ERROR|Selected route not found/,
    "forboc",
    "stop-ghost-session.js",
    'path: "/ghost/',
    'path: "/ghosts/',
  ],
  [
    "another method",
    /NO_METHOD_MATCHED_ERROR|Selected route not found/,
    "forboc",
    "stop-ghost-session.js",
    '"POST"',
    '"PUT"',
  ],
  [
    "a missing query parameter",
    /query.*api-version/,
    "foundry",
    "stop-session.js",
    '{ name: "api-version", in: wire.query, required: true, default: "v1" },',
    "",
  ],
  [
    "a missing credential",
    /401|Unauthorized|security/i,
    "ghostly",
    "client.js",
    '"X-Api-Key"',
    '"X-Other-Key"',
  ],
  [
    "a credential in another scheme",
    /401|Unauthorized|security/i,
    "foundry",
    "client.js",
    "token: wire.bearer",
    'token: wire.apiKey(wire.header, "X-Api-Key")',
  ],
];

describe.each([
  ["Prism as mock server", startPrismMock],
  ["Prism as proxy", startPrismProxy],
])("%s finds", (_, startJudge) => {
  test.each(BUGS)("%s", async (_what, says, ...where) => {
    const failed = await failures(startJudge, await faultyPackage(...where));
    expect(failed.join("\n")).toMatch(says);
  });
});

async function presentRuntime(row: Row, skip: (reason: string) => never): Promise<RunProject> {
  const runtime = await row.find();
  return runtime.type === "present" ? runtime.run : skip(runtime.reason);
}

async function failures(
  startJudge: typeof startPrismMock,
  tested: Suite,
): Promise<readonly (string | undefined)[]> {
  const node = await findNode(Number.parseInt(process.versions.node));
  if (node.type === "absent") throw new Error(node.reason);
  const results = await runSuite(tested, { startJudge, run: node.run });
  return results.filter(({ outcome }) => outcome === "failed").map(({ reason }) => reason);
}
