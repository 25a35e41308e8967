import type { PackageUnderCheck } from "./package-check.js";

const lifecycleScripts = ["preinstall", "install", "postinstall", "dependencies"].concat(
  ...["prepare", "prepack", "pack", "publish", "prepublish", "prepublishOnly"].map((name) => [
    `pre${name}`,
    name,
    `post${name}`,
  ]),
);

/** No package manager runs anything of ours by itself: not at our users', and not while we pack. */
export function checkScripts({ source, tarball }: PackageUnderCheck): readonly string[] {
  const scripts = Object.keys({ ...source.scripts, ...tarball.manifest.scripts });
  return scripts
    .filter((name) => lifecycleScripts.includes(name))
    .map(
      (name) =>
        `package.json has the lifecycle script "${name}", which package managers run by themselves. Rename it, and run it from turbo.`,
    );
}
