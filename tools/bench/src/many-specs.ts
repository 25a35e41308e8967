import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./bundle.js";
import { CLIENTGEN } from "./compared-commands.js";
import { runMeasured } from "./measured-process.js";

/** What one run of `clientgen generate` over many small specs took. */
export interface ManySpecs {
  readonly specs: number;
  /** Of the whole process, start included, for each spec. */
  readonly cpuMillisecondsEach: number;
  readonly megabytes: number;
}

const COUNT = 200;

/** Generates packages of the repository's own specs, in turn, under other names. */
export async function measureManySpecs(signal: AbortSignal): Promise<ManySpecs> {
  const folder = await mkdtemp(join(ROOT, "tools/bench/node_modules/.specs-"));
  try {
    const own = (await readdir(join(ROOT, "specs"))).toSorted();
    const specs = join(folder, "specs");
    for (let count = 0; count < COUNT; count += 1) {
      const name = own[count % own.length]!;
      await cp(join(ROOT, "specs", name), join(specs, `${name}-${count}`), { recursive: true });
    }
    const args = [CLIENTGEN, "generate", "--specs", specs, "--out", join(folder, "packages")];
    const { exitCode, stderr, cpuSeconds, megabytes } = await runMeasured(args, { cwd: folder, signal });
    if (exitCode !== 0) throw new Error(stderr);
    return { specs: COUNT, cpuMillisecondsEach: (cpuSeconds * 1000) / COUNT, megabytes };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
