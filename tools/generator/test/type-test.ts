import { execFile } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createWorkspace } from "./workspace.js";

const ROOT = resolve(import.meta.dirname, "../../..");

/** The files of emitted packages, by package and by path within it. */
export type Packages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Compiles emitted packages with their type tests, all at once. Returns where TypeScript disagrees, by package: of a comment
 * that expects an error in vain, its reason; of anything else, what TypeScript says.
 */
export async function compileTypeTests(
  packages: Packages,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { folder, write } = await createWorkspace({});
  const names = Object.keys(packages);
  const modules = (path: string): string => join(ROOT, "packages/runtime/src", path);
  await write(
    Object.fromEntries(
      Object.entries(packages).flatMap(([name, files]) =>
        Object.entries(files).map(([path, text]) => [`packages/${name}/${path}`, text]),
      ),
    ),
  );
  await write({
    "tsconfig.json": JSON.stringify({
      extends: join(ROOT, "tsconfig.base.json"),
      compilerOptions: {
        noEmit: true,
        rootDir: "/",
        lib: ["es2022", "dom", "dom.iterable"],
        isolatedDeclarations: false,
        skipLibCheck: true,
        // The runtime's sources, so that nothing has to be built first.
        paths: {
          "@agent-stop/runtime": [modules("index.ts")],
          "@agent-stop/runtime/*": [modules("*.ts")],
          ...Object.fromEntries(
            names.flatMap((name) => [
              [`@agent-stop/${name}`, [`./packages/${name}/src/index.ts`]],
              [`@agent-stop/${name}/mock`, [`./packages/${name}/src/mock.ts`]],
            ]),
          ),
        },
      },
      include: ["packages/*/src", "packages/*/test/types.test-d.ts"],
    }),
  });
  await symlink(join(ROOT, "packages/runtime/node_modules"), join(folder, "node_modules"));
  const output = await new Promise<string>((done) => {
    const args = [join(ROOT, "node_modules/typescript/bin/tsc"), "--pretty", "false"];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (_, stdout, error) =>
      done(stdout + error),
    );
  });
  const found = new Map<string, string[]>();
  // What is indented goes on with the line before.
  for (const line of output.split("\n").filter((each) => /^\S/.test(each))) {
    const [, name = "", path = "", row = ""] = /^packages\/([^/]+)\/(.+?)\((\d+),/.exec(line) ?? [];
    const place = packages[name]?.[path]?.split("\n")[Number(row) - 1]?.trim() ?? "";
    const [, reason] = /^\/\/ @ts-expect-error (.+)$/.exec(place) ?? [];
    found.set(name, [...(found.get(name) ?? []), reason ?? line]);
  }
  return Object.fromEntries(found);
}
