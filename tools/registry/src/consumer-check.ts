import { mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runCommand } from "./child-process.js";
import type { PackageUnderCheck } from "./package-check.js";

const resolutions = [
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];

/** A project that installed the tarball type-checks, the package's declarations included. */
export async function checkConsumer(item: PackageUnderCheck): Promise<readonly string[]> {
  const project = join(item.scratch, "consumer");
  await install(item, join(project, "node_modules"));
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await writeFile(join(project, "index.ts"), usage(item));

  const findings: string[] = [];
  for (const resolution of resolutions) {
    const config = join(project, `tsconfig.${resolution.moduleResolution}.json`);
    await writeFile(
      config,
      JSON.stringify({ compilerOptions: { ...compilerOptions, ...resolution }, files: ["index.ts"] }),
    );
    const { exitCode, stdout, stderr } = await runCommand(process.execPath, [tsc(), "-p", config], {
      cwd: project,
      signal: item.signal,
    });
    if (exitCode === 0) continue;
    // A compiler that does not come as far as to find something says so on the other stream.
    const lines = (stdout.trim() === "" ? stderr || `tsc ended with ${exitCode}.` : stdout).split("\n");
    findings.push(
      ...lines
        // An indented line goes on with the one before it.
        .filter((line) => /^\S/.test(line))
        .map((line) => line.replaceAll(`${project}/`, ""))
        .map((line) => `With moduleResolution "${resolution.moduleResolution}" a consumer gets: ${line}`),
    );
  }
  return findings;
}

const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Imports each way into the package, as "exports" has them. */
function usage({ tarball: { manifest } }: PackageUnderCheck): string {
  const subpaths = Object.keys(manifest.exports ?? { ".": "" }).filter((path) =>
    /^\.(\/[\w-]+)*$/.test(path),
  );
  return subpaths
    .map((path, index) => {
      const module = JSON.stringify(manifest.name + path.slice(1));
      return `import * as api${index} from ${module};\nexport type Api${index} = typeof api${index};\n`;
    })
    .join("");
}

/** Unpacks the tarball, and links its dependencies from where the workspace has them. */
async function install({ folder, tarball }: PackageUnderCheck, modules: string): Promise<void> {
  const home = join(modules, tarball.manifest.name);
  for (const { path, type, content } of tarball.entries) {
    // What is not below package/ is a finding of its own.
    if (type !== "file" || !path.startsWith("package/") || path.split("/").includes("..")) continue;
    const file = join(home, path.slice("package/".length));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  for (const name of Object.keys(tarball.manifest.dependencies ?? {})) {
    const target = await realpath(join(folder, "node_modules", name)).catch(() => undefined);
    if (target === undefined) continue;
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(target, join(modules, name), "junction");
  }
}

function tsc(): string {
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  return join(dirname(manifest), "bin/tsc");
}
