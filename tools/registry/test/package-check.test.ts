import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand } from "../src/child-process.js";
import { checkPackage } from "../src/package-check.js";
import { createWorkspace, type Files, manifest, scope } from "./fixture-workspace.js";

const runtime = `${scope}/runtime`;
const acme = manifest("acme", { [runtime]: "workspace:^" });

/** A hand-written package that works with acme, where that is installed. */
const tool = {
  ...manifest("tool", { [runtime]: "workspace:^" }),
  peerDependencies: { [`${scope}/acme`]: "workspace:^" },
  peerDependenciesMeta: { [`${scope}/acme`]: { optional: true } },
};

function toolFiles(source: object): Files {
  return {
    "packages/tool/package.json": source,
    "packages/tool/src/index.ts": "export const word = 1;\n",
    "packages/tool/dist/index.js": "export const word = 1;\n",
    "packages/tool/dist/index.d.ts": "export declare const word = 1;\n",
  };
}

async function findingsOf(name: string, files: Files): Promise<readonly string[]> {
  await using workspace = await createWorkspace(files);
  return (await checkPackage(join(workspace.path, "packages", name))).findings;
}

test("has nothing to say about a good provider package, a good runtime and a good tool", async () => {
  expect(await findingsOf("acme", {})).toEqual([]);
  expect(await findingsOf("runtime", {})).toEqual([]);
  expect(await findingsOf("tool", toolFiles(tool))).toEqual([]);
});

const faults: readonly { title: string; files: Files; name?: string; findings: readonly unknown[] }[] = [
  {
    title: "files that are no part of a package",
    files: {
      "packages/acme/dist/.env": "TOKEN=1\n",
      "packages/acme/dist/index.test.mjs": "",
      "packages/acme/src/notes.txt": "",
    },
    findings: [
      '"dist/.env" should not be in the package. Narrow "files" in package.json, or remove it.',
      '"dist/index.test.mjs" should not be in the package. Narrow "files" in package.json, or remove it.',
      '"src/notes.txt" should not be in the package. Narrow "files" in package.json, or remove it.',
    ],
  },
  {
    title: "a script that an install would run",
    files: { "packages/acme/package.json": { ...acme, scripts: { postinstall: "node ." } } },
    findings: [
      'package.json has the lifecycle script "postinstall", which package managers run by themselves. Rename it, and run it from turbo.',
    ],
  },
  {
    title: "a script that packing would run, and take out of the tarball",
    files: { "packages/acme/package.json": { ...acme, scripts: { prepack: "true" } } },
    findings: [expect.stringContaining('the lifecycle script "prepack"')],
  },
  {
    title: "a dependency of a provider package besides the runtime",
    files: {
      "packages/acme/package.json": { ...acme, dependencies: { ...acme.dependencies, lodash: "4.17.21" } },
    },
    findings: ["It depends on lodash; all that it may have is @fixture/runtime. Do without."],
  },
  {
    title: "a peer dependency",
    files: { "packages/acme/package.json": { ...acme, peerDependencies: { react: "^19.0.0" } } },
    findings: ["It has react as an optional or peer dependency. Do without."],
  },
  {
    title: "a peer of a hand-written package that is no provider's, and one that has to be there",
    name: "tool",
    files: toolFiles({
      ...tool,
      peerDependencies: { ...tool.peerDependencies, react: "^19.0.0" },
      peerDependenciesMeta: {},
    }),
    findings: [
      "It has react as an optional or peer dependency. Do without.",
      'Its peer dependency @fixture/acme is not optional. Say so in "peerDependenciesMeta".',
    ],
  },
  {
    title: "a dependency that no registry serves",
    name: "runtime",
    files: {
      "packages/runtime/package.json": manifest("runtime", {
        "openapi-fetch": "github:openapi-ts/openapi-fetch",
      }),
    },
    findings: [
      'openapi-fetch is wanted as "github:openapi-ts/openapi-fetch", which no registry serves. Pack with pnpm, or write a version.',
    ],
  },
  {
    title: "a runtime without openapi-fetch",
    name: "runtime",
    files: {
      "packages/runtime/package.json": manifest("runtime", {}),
      "packages/runtime/dist/index.d.ts": "export declare function stop(): string;\n",
    },
    findings: ['It does not depend on openapi-fetch. Add it to "dependencies".'],
  },
  {
    title: "declarations that do not type-check at a consumer's",
    files: {
      "packages/acme/dist/index.d.ts":
        'export declare function stop(id: string): import("./schema.js").Result;\n',
    },
    findings: [
      expect.stringMatching(/^attw: Internal resolution error\. /),
      expect.stringMatching(
        /^With moduleResolution "nodenext" a consumer gets: node_modules\/@fixture\/acme\/dist\/index\.d\.ts\(1,\d+\): error TS2307: Cannot find module '\.\/schema\.js'/,
      ),
      expect.stringMatching(/^With moduleResolution "bundler" a consumer gets: /),
    ],
  },
  {
    title: "an entry point without its file",
    files: {
      "packages/acme/package.json": {
        ...acme,
        exports: { ".": { types: "./dist/index.d.ts", default: "./dist/main.js" } },
      },
    },
    findings: ['publint: pkg.exports["."].default is ./dist/main.js but the file does not exist.'],
  },
  {
    title: "an entry point without types",
    files: {
      "packages/acme/package.json": {
        ...acme,
        exports: { ".": acme.exports["."], "./mock": "./dist/mock.js" },
      },
      "packages/acme/dist/mock.js": "export const mock = 1;\n",
    },
    findings: [
      expect.stringMatching(/^attw: .* at "\.\/mock"\. https:/),
      expect.stringContaining(
        "error TS7016: Could not find a declaration file for module '@fixture/acme/mock'",
      ),
      expect.stringContaining(
        "error TS7016: Could not find a declaration file for module '@fixture/acme/mock'",
      ),
    ],
  },
];

for (const { title, files, name = "acme", findings } of faults) {
  test(`finds ${title}`, async () => {
    expect(await findingsOf(name, files)).toEqual(findings);
  });
}

test("finds a link", async () => {
  await using workspace = await createWorkspace();
  const folder = join(workspace.path, "packages/acme");
  await symlink("/etc/hostname", join(folder, "dist/hostname.js"));
  const { findings } = await checkPackage(folder);
  // Whatever the packer makes of a link, nothing from outside may come along unseen.
  expect(findings.length === 0 ? "left out" : findings.join("\n")).toMatch(/left out|hostname\.js/);
});

test("as a command, exits 0 with one line, or 1 with a line for each finding", async () => {
  const bin = fileURLToPath(new URL("../bin/package-check.js", import.meta.url));
  await using good = await createWorkspace();
  expect(await runCommand(process.execPath, [bin], { cwd: join(good.path, "packages/acme") })).toEqual({
    exitCode: 0,
    stdout: "@fixture/acme@1.0.0 is fit to publish: 7 checks.\n",
    stderr: "",
  });
  await using bad = await createWorkspace({ "packages/acme/dist/.env": "" });
  expect(await runCommand(process.execPath, [bin], { cwd: join(bad.path, "packages/acme") })).toEqual({
    exitCode: 1,
    stdout:
      '@fixture/acme: "dist/.env" should not be in the package. Narrow "files" in package.json, or remove it.\n',
    stderr: "",
  });
});
