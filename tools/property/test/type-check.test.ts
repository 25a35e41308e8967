import { execFile } from "node:child_process";
import { symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Api, Operation } from "./api.js";
import { api } from "./arbitrary/api.js";
import { argumentsOf, findGenerated, optionsOf } from "./call.js";
import { documentOf } from "./document.js";
import { type Provider, withFolder, writePackage } from "./package.js";
import { runs } from "./runs.js";
import { sourceOf } from "./source.js";

const ROOT = resolve(import.meta.dirname, "../../..");

test.each(runs)(
  "what is generated, and each call, passes the type checker, $title",
  async ({ parameters }) => {
    const apis = fc.sample(api, { ...parameters, numRuns: 40 });
    const output = await withFolder(async (folder) => {
      for (const [index, given] of apis.entries()) {
        const provider = await writePackage(folder, `api${index}`, documentOf(given, "http://127.0.0.1"));
        await writeFile(join(folder, `packages/api${index}/src/calls.ts`), callsOf(given, provider));
      }
      await symlink(join(import.meta.dirname, "../node_modules"), join(folder, "node_modules"));
      const compilerOptions = { noEmit: true, rootDir: "/", lib: ["es2023", "dom"], types: [] };
      const config = {
        extends: join(ROOT, "tsconfig.base.json"),
        compilerOptions,
        include: ["packages/*/src"],
      };
      await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
      return typeCheck(folder);
    });
    const wrong = new Set([...output.matchAll(/api(\d+)\/src/g)].map(([, index]) => Number(index)));
    const documents = [...wrong]
      .slice(0, 3)
      .map((index) => JSON.stringify(documentOf(apis[index]!, "http://127.0.0.1")));
    expect([output, ...documents].join("\n")).toBe("");
  },
);

async function typeCheck(folder: string): Promise<string> {
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const run = promisify(execFile)(process.execPath, [compiler, "-p", "."], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  });
  const { stdout, stderr } = await run.catch((error: unknown) => error as { stdout: string; stderr: string });
  return stdout + stderr;
}

/** A module that calls each operation, as a user would write it. */
function callsOf(given: Api, provider: Provider): string {
  const lines = given.operations.map((operation) => callOf(given, operation, provider));
  return `import * as api from "./index.js";\n${lines.join("\n")}\n`;
}

function callOf(given: Api, operation: Operation, provider: Provider): string {
  const generated = findGenerated(provider, operation);
  const options = sourceOf(optionsOf(given, operation, provider));
  const taken = generated.parameters.length > 0 || operation.body !== undefined;
  const values = taken ? `, ${sourceOf(argumentsOf(operation, generated))}` : "";
  return `await api.${generated.names.function}(api.${provider.names.createClient}(${options})${values});`;
}
