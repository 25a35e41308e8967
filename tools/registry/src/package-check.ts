import { join } from "node:path";
import { checkConsumer } from "./consumer-check.js";
import { checkDependencies } from "./dependency-check.js";
import { checkEntryPoints } from "./entry-point-check.js";
import { checkFiles } from "./file-check.js";
import { checkScripts } from "./script-check.js";
import { packPackage, type Tarball } from "./tarball.js";
import { createTemporaryFolder } from "./temporary-folder.js";
import { readManifest, readWorkspace, type Manifest, type Workspace } from "./workspace.js";

/** What a check gets to see: the tarball, and where it comes from. */
export interface PackageUnderCheck {
  readonly folder: string;
  readonly workspace: Workspace;
  /** The manifest in the workspace, with what packing takes out. */
  readonly source: Manifest;
  readonly tarball: Tarball;
  /** A second packing of the same folder. */
  readonly repeated: Tarball;
  /** A folder for what a check has to write. */
  readonly scratch: string;
  readonly signal: AbortSignal | undefined;
}

/** A check gives a sentence for each fault, which says what to do. */
export type PackageCheck = (item: PackageUnderCheck) => readonly string[] | Promise<readonly string[]>;

export interface PackageReport {
  readonly name: string;
  readonly version: string;
  readonly checks: number;
  readonly findings: readonly string[];
}

const checks: readonly PackageCheck[] = [
  checkFiles,
  checkRepeatability,
  checkScripts,
  checkDependencies,
  ...checkEntryPoints,
  checkConsumer,
];

/** Packs the package in a folder and checks the tarball, not the folder: what users get is what counts. */
export async function checkPackage(folder: string, signal?: AbortSignal): Promise<PackageReport> {
  await using temporary = await createTemporaryFolder("package-check");
  const pack = (name: string) => packPackage(folder, { destination: join(temporary.path, name), signal });
  const item: PackageUnderCheck = {
    folder,
    workspace: readWorkspace(folder),
    source: readManifest(join(folder, "package.json")),
    tarball: await pack("first"),
    repeated: await pack("second"),
    scratch: temporary.path,
    signal,
  };
  const findings: string[] = [];
  for (const check of checks) findings.push(...(await check(item)));
  const { name, version } = item.tarball.manifest;
  return { name, version, checks: checks.length, findings };
}

function checkRepeatability({ tarball, repeated }: PackageUnderCheck): readonly string[] {
  if (tarball.bytes.equals(repeated.bytes)) return [];
  return [
    "Packing it twice gives different bytes. Find what writes a time, a random value or an unordered list into it.",
  ];
}
