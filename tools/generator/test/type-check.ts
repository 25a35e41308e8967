import { execFile } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { formatFindings, InputError } from "../src/finding.js";
import { emit } from "./emission.js";
import { createWorkspace } from "./workspace.js";

const ROOT = resolve(import.meta.dirname, "../../..");

/**
 * Runs TypeScript 7 on the sources of a spec's package, as the package itself would; returns what it printed. `user` is
 * code that imports the package from `./index.js`.
 */
export async function typeCheck(text: string, user = "export {};\n"): Promise<string> {
  const files = await emit(text).catch((error: unknown) => {
    if (error instanceof InputError && error.findings.length > 0) return formatFindings(error.findings);
    throw error;
  });
  if (typeof files === "string") return files;
  const { folder, write } = await createWorkspace({});
  await write(
    Object.fromEntries(Object.entries(files).map(([path, code]) => [`packages/acme/${path}`, code])),
  );
  await write({ "packages/acme/src/user.ts": user });
  await write({
    "tsconfig.base.json": JSON.stringify({ extends: join(ROOT, "tsconfig.base.json") }),
    // The runtime's sources, so that nothing has to be built first; hence the wider rootDir.
    "check.json": JSON.stringify({
      extends: "./packages/acme/tsconfig.json",
      compilerOptions: {
        noEmit: true,
        rootDir: "/",
        paths: {
          "@agent-stop/runtime": [join(ROOT, "packages/runtime/src/index.ts")],
          "@agent-stop/runtime/mock": [join(ROOT, "packages/runtime/src/mock.ts")],
          "@agent-stop/runtime/wire": [join(ROOT, "packages/runtime/src/wire.ts")],
        },
      },
      include: ["packages/acme/src"],
    }),
  });
  await symlink(join(ROOT, "packages/runtime/node_modules"), join(folder, "node_modules"));
  return new Promise((done) => {
    const args = [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "check.json"];
    execFile(process.execPath, args, { cwd: folder }, (_, stdout, error) => done(stdout + error));
  });
}
