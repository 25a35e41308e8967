import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readWorkspace } from "agent-stop-registry/command-line";

/** A built package, and the tests that hold it to its spec. */
export interface TestedPackage {
  /** Of its folder, and of its spec's. */
  readonly name: string;
  readonly packageName: string;
  readonly packageFolder: string;
  readonly testFile: URL;
  readonly specFile: URL;
}

/** Every package of the workspace around a folder that has contract tests, by name. */
export function findTestedPackages(folder: string): readonly TestedPackage[] {
  const { root, providers, packages } = readWorkspace(folder);
  return providers.toSorted().flatMap((name) => {
    const packageFolder = join(root, "packages", name);
    const testFile = join(packageFolder, "test/contract.test.ts");
    const found = packages.find((each) => each.folder === packageFolder);
    if (found === undefined || !existsSync(testFile)) return [];
    const specFile = pathToFileURL(join(root, "specs", name, "openapi.yaml"));
    return [
      {
        name,
        packageName: found.manifest.name,
        packageFolder,
        testFile: pathToFileURL(testFile),
        specFile,
      },
    ];
  });
}
