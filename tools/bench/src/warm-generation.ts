import { rm } from "node:fs/promises";
import { generate } from "./generated-package.js";

/** What a second generation in the same process took, and what was generated. */
export interface WarmGeneration {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly operations: number;
  readonly schemas: number;
  readonly files: number;
  /** What was found in the document, and did not keep it from being generated. */
  readonly warnings: number;
}

// A program of its own, so that no other document has warmed the process up: `warm-generation.js <specs> <packages>`.
const [specs = "", packages = ""] = process.argv.slice(2);
await generate({ specs, packages });
await rm(packages, { recursive: true });
const start = performance.now();
const usage = process.cpuUsage();
const { provider, fileCount, warnings } = await generate({ specs, packages });
const { user, system } = process.cpuUsage(usage);
const result: WarmGeneration = {
  seconds: (performance.now() - start) / 1000,
  cpuSeconds: (user + system) / 1e6,
  operations: provider.operations.length,
  schemas: provider.schemas.length,
  files: fileCount,
  warnings: warnings.length,
};
process.stdout.write(JSON.stringify(result));
