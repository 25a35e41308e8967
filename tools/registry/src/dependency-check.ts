import { basename } from "node:path";
import type { PackageUnderCheck } from "./package-check.js";
import type { Workspace } from "./workspace.js";

/**
 * The runtime depends on openapi-fetch only, a provider's package on the runtime only, by versions that a registry
 * understands. A hand-written package may also have providers' packages as optional peers.
 */
export function checkDependencies({ folder, tarball, workspace }: PackageUnderCheck): readonly string[] {
  const { name, dependencies = {}, optionalDependencies = {} } = tarball.manifest;
  const { peerDependencies = {}, peerDependenciesMeta = {} } = tarball.manifest;
  const names = Object.keys(dependencies);
  const { expected, mayHave, mayMeet } = rule(name, folder, workspace);
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
    ...Object.keys({ ...optionalDependencies, ...peerDependencies })
      .filter((dependency) => !(dependency in peerDependencies && mayMeet(dependency)))
      .map((dependency) => `It has ${dependency} as an optional or peer dependency. Do without.`),
    ...Object.keys(peerDependencies)
      .filter((dependency) => mayMeet(dependency) && !peerDependenciesMeta[dependency]?.optional)
      .map(
        (dependency) =>
          `Its peer dependency ${dependency} is not optional. Say so in "peerDependenciesMeta".`,
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
  /** Whether it may be an optional peer. */
  readonly mayMeet: (dependency: string) => boolean;
}

function rule(name: string, folder: string, { runtimeName, providers, scope }: Workspace): Rule {
  const never = () => false;
  if (name === runtimeName) {
    const mayHave = (dependency: string) => dependency === "openapi-fetch";
    return { expected: ["openapi-fetch"], mayHave, mayMeet: never };
  }
  const expected = [runtimeName];
  if (providers.includes(basename(folder))) {
    return { expected, mayHave: (dependency) => dependency === runtimeName, mayMeet: never };
  }
  // Hand-written packages are made of the scope's own.
  return {
    expected,
    mayHave: (dependency) => dependency.startsWith(`${scope}/`),
    mayMeet: (dependency) => providers.some((provider) => dependency === `${scope}/${provider}`),
  };
}
