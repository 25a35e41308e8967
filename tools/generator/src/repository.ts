import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "./finding.js";

/** What the repository says once, and each package repeats. */
export interface Repository {
  /** The name of the runtime's package: the one place that holds the scope. */
  readonly runtimeName: string;
  /** The scope, with its `@`. */
  readonly scope: string;
  /** The registry that `.npmrc` names for the scope. */
  readonly registry: string;
}

/** The repository that this generator is a part of. */
export const ROOT: string = resolve(import.meta.dirname, "../../..");

/**
 * Reads `packages/runtime/package.json` and `.npmrc` of the repository that this generator is a part of.
 *
 * @throws InputError when the runtime's name has no scope, or when `.npmrc` names no registry for it.
 */
export async function readRepository(root: string = ROOT): Promise<Repository> {
  const manifest = await readFile(resolve(root, "packages/runtime/package.json"), "utf8");
  const { name } = JSON.parse(manifest) as { name: string };
  const scope = /^(@[a-z0-9][a-z0-9._-]*)\/runtime$/.exec(name)?.[1];
  if (scope === undefined) {
    throw new InputError(
      `packages/runtime/package.json: "name" is "${name}". Name it "@your-scope/runtime".`,
    );
  }
  const npmrc = await readFile(resolve(root, ".npmrc"), "utf8").catch(() => "");
  const prefix = `${scope}:registry=`;
  const line = npmrc.split(/\r?\n/).find((each) => each.startsWith(prefix));
  if (line === undefined) {
    throw new InputError(`.npmrc: names no registry for ${scope}. Add the line "${prefix}https://…".`);
  }
  return { runtimeName: name, scope, registry: line.slice(prefix.length).trim() };
}
