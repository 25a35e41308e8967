import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readWorkspace } from "agent-stop-registry/command-line";

/** Tests of a built package, in one file. */
export interface Suite {
  /** Of the package's folder, and of its column. */
  readonly name: string;
  readonly packageName: string;
  readonly packageFolder: string;
  readonly testFile: URL;
  /** What the server that the tests talk to speaks; undefined where they make their own servers, of sockets. */
  readonly specFile: URL | undefined;
}

/** The contract tests of every package of the workspace around a folder, and the faults that the runtime is held to. */
export function findSuites(folder: string): readonly Suite[] {
  const { root, providers, packages } = readWorkspace(folder);
  const find = (name: string, test: string, specFile?: URL): readonly Suite[] => {
    const packageFolder = join(root, "packages", name);
    const testFile = join(packageFolder, test);
    const found = packages.find((each) => each.folder === packageFolder);
    if (found === undefined || !existsSync(testFile)) return [];
    const { name: packageName } = found.manifest;
    return [{ name, packageName, packageFolder, testFile: pathToFileURL(testFile), specFile }];
  };
  return [
    ...providers
      .toSorted()
      .flatMap((name) =>
        find(name, "test/contract.test.ts", pathToFileURL(join(root, "specs", name, "openapi.yaml"))),
      ),
    ...find("runtime", "test/fault.test.ts"),
  ];
}
