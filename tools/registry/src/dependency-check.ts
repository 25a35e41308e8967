import { basename } from "node:path";
import type { PackageUnderCheck } from "./package-check.js";
import type { Workspace } from "./workspace.js";

/** The runtime depends on openapi-fetch only, a provider's package on the runtime only, by versions that a registry understands. */
export function checkDependencies({ folder, tarball, workspace }: PackageUnderCheck): readonly string[] {
  const { name, dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = tarball.manifest;
  const names = Object.keys(dependencies);
  const { expected, mayHave } = rule(name, folder, workspace);
  const all = { ...dependencies, ...optionalDependencies, ...peerDependencies };
  return [
    ...expected
      .filter((dependency) => !names.includes(dependency))
      .map((dependency) => `It does not depend on ${dependency}. Add it to "dependencies".`),
    ...names
      .filter((dependency) => !mayHave(dependency))
      .map(
        (dependency) =>
          `It depends on ${dependency}; all that it may have is ${expected.join(", ")}. Do without.`,
      ),
    ...Object.keys({ ...optionalDependencies, ...peerDependencies }).map(
      (dependency) => `It has ${dependency} as an optional or peer dependency. Do without.`,
    ),
    ...Object.entries(all)
      .filter(([, range]) => /^[a-z]+:|\//i.test(range))
      .map(
        ([dependency, range]) =>
          `${dependency} is wanted as "${range}", which no registry serves. Pack with pnpm, or write a version.`,
      ),
  ];
}

interface Rule {
  readonly expected: readonly string[];
  readonly mayHave: (dependency: string) => boolean;
}

function rule(name: string, folder: string, { runtimeName, providers, scope }: Workspace): Rule {
  if (name === runtimeName) {
    return { expected: ["openapi-fetch"], mayHave: (dependency) => dependency === "openapi-fetch" };
  }
  const mayHave = providers.includes(basename(folder))
    ? (dependency: string) => dependency === runtimeName
    : // Hand-written packages are made of the scope's own.
      (dependency: string) => dependency.startsWith(`${scope}/`);
  return { expected: [runtimeName], mayHave };
}
