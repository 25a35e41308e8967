import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./bundle.js";

const PACKAGE = createRequire(import.meta.url).resolve("typescript/package.json");
const { default: getProgram } = (await import(new URL("lib/getExePath.js", pathToFileURL(PACKAGE)).href)) as {
  readonly default: () => string;
};

/** TypeScript's own program. Its command is a script that waits for it, and leaves it behind when it is killed. */
export const TSC: string = getProgram();

/**
 * Checks the sources of a generated package as strictly as the repository checks its own, declarations of the built
 * runtime included. Returns what the compiler says, a line for each error.
 */
export async function typeCheck(
  folder: string,
  signal?: AbortSignal,
): Promise<{ readonly errors: readonly string[]; readonly seconds: number }> {
  const options = {
    extends: join(ROOT, "tsconfig.base.json"),
    compilerOptions: { noEmit: true, lib: ["es2022", "dom", "dom.iterable"] },
    include: ["src"],
  };
  const project = join(folder, "tsconfig.corpus.json");
  await writeFile(project, JSON.stringify(options));
  const start = performance.now();
  return new Promise((done, fail) => {
    const settings = { signal, maxBuffer: 1 << 28 };
    execFile(TSC, ["-p", project, "--pretty", "false"], settings, (error, stdout, stderr) => {
      if (signal?.aborted) return fail(error!);
      const errors = `${stdout}${stderr}`.split("\n").filter((line) => /error/i.test(line));
      if (error && errors.length === 0) return fail(error);
      done({ errors, seconds: (performance.now() - start) / 1000 });
    });
  });
}
