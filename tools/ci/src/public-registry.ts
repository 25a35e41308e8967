import { createHash } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { type Manifest, runCommandOrThrow } from "agent-stop-registry/command-line";

/** A registry on loopback that stands for the public one. Nobody can publish to it. */
export interface PublicRegistry extends AsyncDisposable {
  /** Ends in a slash. */
  readonly url: string;
  /** What it was asked for, as `GET /openapi-fetch`. */
  readonly requests: readonly string[];
}

/** A package as the registry has it. */
export interface PublicPackage {
  readonly manifest: Manifest;
  readonly tarball: Buffer;
}

export async function startPublicRegistry(packages: readonly PublicPackage[]): Promise<PublicRegistry> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "/").slice(1);
    requests.push(`${request.method} /${path}`);
    const own = packages.filter(({ manifest: { name } }) => path === name || path.startsWith(`${name}/-/`));
    const asked = own.find(({ manifest: { version } }) => path.endsWith(`/-/${version}.tgz`));
    response.setHeader("content-type", "application/json");
    if (request.method !== "GET" || own.length === 0) response.writeHead(404).end("{}");
    else if (path.includes("/-/")) response.end(asked?.tarball);
    else response.end(JSON.stringify(packument(own, url())));
  });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: url(),
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function packument(versions: readonly PublicPackage[], url: string): object {
  const name = versions[0]?.manifest.name ?? "";
  const entries = versions.map(({ manifest, tarball }) => {
    const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
    const dist = { tarball: `${url}${name}/-/${manifest.version}.tgz`, integrity };
    return [manifest.version, { ...manifest, dist }] as const;
  });
  return {
    name,
    "dist-tags": { latest: entries.at(-1)?.[0] },
    versions: Object.fromEntries(entries),
    time: Object.fromEntries(entries.map(([version]) => [version, "2024-01-01T00:00:00.000Z"])),
  };
}

/** Packs the packages that an installed one depends on, as they are installed, and theirs. */
export async function packDependencies(
  folder: string,
  { scope, destination, signal }: { scope: string; destination: string; signal: AbortSignal },
): Promise<readonly PublicPackage[]> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest;
  const packed: PublicPackage[] = [];
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    if (name.startsWith(`${scope}/`)) continue;
    const installed = findInstalled(realpathSync(folder), name);
    packed.push(await pack(installed, { destination: join(destination, name), signal }));
    packed.push(...(await packDependencies(installed, { scope, destination, signal })));
  }
  return packed;
}

/** As Node looks for it: in `node_modules` of the folder, then of those above. */
function findInstalled(folder: string, name: string): string {
  const candidate = join(folder, "node_modules", name);
  if (existsSync(candidate)) return realpathSync(candidate);
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`${name} is not installed.`);
  return findInstalled(parent, name);
}

/** Makes a package that has nothing but its name and a version. */
export async function plant(
  name: string,
  { version, destination, signal }: { version: string; destination: string; signal: AbortSignal },
): Promise<PublicPackage> {
  const folder = join(destination, "planted", name, version);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name, version, main: "index.js" }));
  await writeFile(join(folder, "index.js"), "throw new Error('This package was planted.');\n");
  return pack(folder, { destination: join(folder, "packed"), signal });
}

async function pack(
  folder: string,
  { destination, signal }: { destination: string; signal: AbortSignal },
): Promise<PublicPackage> {
  await mkdir(destination, { recursive: true });
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", destination];
  const { stdout } = await runCommandOrThrow("npm", args, { cwd: folder, signal });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return {
    manifest: JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest,
    tarball: await readFile(join(destination, filename)),
  };
}
