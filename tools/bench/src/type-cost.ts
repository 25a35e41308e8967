import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TSC } from "./type-check.js";

/** What the type checker says that a program took. The first two are the same each time. */
export interface TypeCost {
  readonly instantiations: number;
  readonly types: number;
  readonly megabytes: number;
  readonly seconds: number;
  /** How much it finds wrong, in the program or in what was generated, and the first of it. */
  readonly errors: number;
  readonly firstError: string | undefined;
}

const PATIENCE_MS = 60_000;

/** What most projects set; as a bundler resolves, since not all that is generated resolves in Node. */
const OPTIONS = {
  strict: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  skipLibCheck: true,
};

/** Checks code as a file of `folder`. `paths` says where packages are that are not installed there. */
export async function measureTypeCost(
  code: string,
  folder: string,
  { paths = {}, signal }: { readonly paths?: object; readonly signal?: AbortSignal | undefined } = {},
): Promise<TypeCost> {
  const output = await check(code, folder, { noEmit: true, paths }, signal);
  const errors = output.split("\n").filter((line) => /error TS\d+:/.test(line));
  // With errors of syntax, nothing else is looked at.
  const syntaxError = errors.find((line) => /error TS1\d{3}:/.test(line));
  if (syntaxError !== undefined) throw new Error(syntaxError);
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(output)?.[1]);
  return {
    instantiations: figure("Instantiations"),
    types: figure("Types"),
    megabytes: figure("Memory used") / 1024,
    seconds: figure("Total time"),
    errors: errors.length,
    firstError: errors[0],
  };
}

/** Writes the declarations of what code imports of `folder` into a folder there, as a package would have them. */
export async function declare(code: string, folder: string, signal: AbortSignal): Promise<string> {
  const outDir = join(folder, "declared");
  await check(
    code,
    folder,
    { declaration: true, emitDeclarationOnly: true, rootDir: folder, outDir },
    signal,
  );
  // What was written for the program itself is in the way of the program.
  await rm(join(outDir, "user.d.ts"), { force: true });
  return outDir;
}

/** What the type checker says of code, and of its own work. */
async function check(code: string, folder: string, options: object, signal?: AbortSignal): Promise<string> {
  const project = join(folder, "tsconfig.cost.json");
  await writeFile(join(folder, "user.ts"), code);
  await writeFile(
    project,
    JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, files: ["user.ts"] }),
  );
  const args = ["-p", project, "--extendedDiagnostics", "--pretty", "false"];
  const settings = { cwd: folder, signal, maxBuffer: 1 << 28, timeout: PATIENCE_MS };
  return new Promise<string>((done, fail) => {
    execFile(TSC, args, settings, (error, stdout) => {
      // With errors in the program, it has an exit code, and figures all the same.
      if (/^Instantiations:/m.test(stdout)) done(stdout);
      else if (error?.killed && !signal?.aborted)
        fail(new Error("the type checker did not end within a minute"));
      else fail(error ?? new Error(stdout));
    });
  });
}
