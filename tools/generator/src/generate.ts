import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { buildProvider } from "./build.js";
import { type Change, findChanges } from "./change.js";
import { type Document, readDocument } from "./document.js";
import { separateDirections } from "./direction/direction.js";
import { isGenerated } from "./emit/generated-file.js";
import { emitPackage } from "./emit/package.js";
import { type Finding, InputError } from "./finding.js";
import { formatFiles } from "./format.js";
import { lint } from "./lint.js";
import type { Provider } from "./provider.js";
import { readRepository, type Repository } from "./repository.js";
import { checkPlaces } from "./storage.js";

/** A spec that was read and checked, as the model of its provider. */
export interface LoadedSpec {
  readonly document: Document;
  readonly provider: Provider;
  readonly warnings: readonly Finding[];
}

/** What `generate` would do to one package. */
export interface PackagePlan {
  readonly provider: Provider;
  /** The package's folder, as an absolute path. */
  readonly folder: string;
  readonly fileCount: number;
  readonly changes: readonly Change[];
  /** What was found in the spec, and did not keep it from being generated. */
  readonly warnings: readonly Finding[];
}

/**
 * Plans the packages of the named specs, or of all. Nothing is written.
 *
 * @throws InputError when a spec is wrong, with the findings of all specs, or when a package's folder is not ours.
 */
export async function planPackages(
  names: readonly string[],
  options: {
    readonly specs: string;
    readonly out: string;
    readonly strict?: boolean | undefined;
    /** Hears what is being done now. */
    readonly onStep: (step: string) => void;
  },
): Promise<readonly PackagePlan[]> {
  const repository = await readRepository();
  const paths = await findSpecs(options.specs, names);
  if (names.length === 0) await checkOrphans(options.out, paths);
  const specs = await loadSpecs(repository, paths, options);
  const plans: PackagePlan[] = [];
  // One after the other: each takes many times the memory of its spec while it is made.
  for (const { document, provider, warnings } of specs) {
    const folder = resolve(options.out, provider.name);
    const version = await readVersion(folder);
    options.onStep(`Generating ${provider.name}`);
    const files = emitPackage(provider, document.root, { version, registry: repository.registry });
    const formatted = await formatFiles(folder, files);
    const changes = await findChanges(folder, formatted);
    plans.push({ provider, folder, fileCount: files.length, changes, warnings });
  }
  return plans;
}

/** The paths of the named specs, or of all under the folder, in the order of their names. */
export async function findSpecs(specs: string, names: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(specs, { withFileTypes: true }).catch(() => {
    throw new InputError(`${specs}: is no folder. Name the folder of the specs with --specs.`);
  });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const unknown = names.find((name) => !folders.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `There is no spec "${unknown}" in ${specs}. There are: ${folders.toSorted().join(", ")}.`,
    );
  }
  for (const name of folders) checkSpecName(join(specs, name), name);
  return [...new Set(names.length > 0 ? names : folders)]
    .toSorted()
    .map((name) => resolve(specs, name, "openapi.yaml"));
}

/** Refuses a name of a spec's folder that can't name a package. */
export function checkSpecName(folder: string, name: string): void {
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) return;
  throw new InputError(`${folder}: can't name a package. Use lower-case letters, digits and "-".`);
}

/** Refuses to go on while there is a generated package whose spec is gone: it would still be published. */
async function checkOrphans(out: string, paths: readonly string[]): Promise<void> {
  const known = new Set(paths.map((path) => basename(resolve(path, ".."))));
  for (const name of await readdir(out).catch(() => [])) {
    if (known.has(name)) continue;
    const index = await readFile(join(out, name, "src/index.ts"), "utf8").catch(() => "");
    if (!isGenerated(index)) continue;
    const folder = relative(process.cwd(), resolve(out, name));
    throw new InputError(
      `${folder}: was generated, and its spec is gone. Remove the folder, or put the spec back.`,
    );
  }
}

/** Reads and checks specs; the findings of all are reported together. */
async function loadSpecs(
  repository: Repository,
  paths: readonly string[],
  { strict, onStep }: { readonly strict?: boolean | undefined; readonly onStep: (step: string) => void },
): Promise<readonly LoadedSpec[]> {
  const findings: Finding[] = [];
  const unread: string[] = [];
  const specs: LoadedSpec[] = [];
  for (const [index, path] of paths.entries()) {
    onStep(`Reading ${index + 1} of ${paths.length}: ${basename(resolve(path, ".."))}`);
    try {
      specs.push(await loadSpec(repository, path, strict));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
      if (error.findings.length === 0) unread.push(error.message);
    }
  }
  if (findings.length + unread.length > 0) {
    throw new InputError([...unread, "Nothing was generated."].join("\n"), findings);
  }
  return specs;
}

/** Reads and checks one spec. */
export async function loadSpec(repository: Repository, path: string, strict = false): Promise<LoadedSpec> {
  const read = await readDocument(path);
  const findings = await lint(read, { strict, errorsOnly: true });
  if (findings.some(({ severity }) => severity === "error")) {
    throw new InputError("The spec has errors.", findings);
  }
  const folder = resolve(path, "..");
  const name = basename(folder);
  const origin = {
    name,
    packageName: `${repository.scope}/${name}`,
    runtimeName: repository.runtimeName,
    specFile: `${basename(resolve(folder, ".."))}/${name}/${basename(path)}`,
  };
  const document = { ...read, root: separateDirections(read.root) };
  return { document, provider: buildProvider(origin, document.root), warnings: findings };
}

/** The version of the package as it is, or the first one. What a person wrote, and what lies elsewhere, is refused. */
async function readVersion(folder: string): Promise<string> {
  const name = relative(process.cwd(), folder);
  checkPlaces(resolve(folder, ".."), [join(folder, "package.json")]);
  const manifest = await readFile(join(folder, "package.json"), "utf8").catch(() => undefined);
  if (manifest === undefined) return "1.0.0";
  const { version } = parseManifest(`${name}/package.json`, manifest);
  if (typeof version !== "string" || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) {
    throw new InputError(
      `${name}/package.json: "version" is ${JSON.stringify(version)}. Write one like "1.0.0".`,
    );
  }
  const index = await readFile(join(folder, "src/index.ts"), "utf8").catch(() => "");
  if (isGenerated(index)) return version;
  throw new InputError(
    `${name}: was not generated. Give the spec's folder another name, or remove that package.`,
  );
}

function parseManifest(file: string, text: string): { readonly version?: unknown } {
  try {
    return JSON.parse(text) as { version?: unknown };
  } catch {
    throw new InputError(`${file}: is not JSON. Mend it; its version is kept.`);
  }
}
