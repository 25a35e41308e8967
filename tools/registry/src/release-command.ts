import { join } from "node:path";
import { Command } from "commander";
import { runMain } from "./command.js";
import { type Publication, publishTarballs } from "./publication.js";
import { chooseRegistry, readToken } from "./release.js";
import type { ScopeRegistry } from "./scope-registry.js";
import { smokeInstall } from "./smoke-install.js";
import { packPackage, type Tarball } from "./tarball.js";
import { createTemporaryFolder } from "./temporary-folder.js";
import { parseArguments } from "./usage.js";
import { readWorkspace } from "./workspace.js";

interface Options {
  dryRun?: true;
  json?: true;
  registry?: string;
  smoke?: true;
}

const command = new Command("pnpm release")
  .description(
    "Publishes each package whose version the registry does not have yet. The scope line of .npmrc names the registry.",
  )
  .option("--dry-run", "pack and say what would be published; asks no registry")
  .option("--json", "print one JSON document on stdout; the rest goes to stderr")
  .option("--registry <url>", "the registry that you expect; any other than the scope line's is refused")
  .option("--smoke", "then install what the registry has of this release in a fresh project, and import it")
  .addHelpText(
    "after",
    `
The token is the embedded registry's own (.registry/token), or the environment variable NPM_TOKEN.
Exit codes: 0 fine, 1 a publish or --smoke failed, 2 refused.`,
  );

// Above the call, which runs before what is below it is initialized.
const outcomes: Readonly<Record<Publication["state"], string>> = {
  published: "is published.",
  present: "was there already.",
  differs:
    "was there already, with other contents, and stays so. To release yours: `pnpm changeset`, then `pnpm changeset version`.",
  failed: "failed:",
};

await runMain(async (signal) => {
  const options: Options | undefined = parseArguments(command);
  const say = options?.json ? console.error : console.log;
  if (!options) return 0;

  const workspace = readWorkspace(process.cwd());
  const registry = chooseRegistry(workspace, { registry: options.registry, env: process.env });
  const token = options.dryRun ? undefined : readToken(workspace.root, registry, process.env);
  say(
    `Registry: ${registry.url}, named in ${registry.place}${registry.loopback ? " (loopback: on this machine only)" : ""}`,
  );

  await using folder = await createTemporaryFolder("release");
  const tarballs: Tarball[] = [];
  for (const [index, { folder: source }] of workspace.packages.entries()) {
    const tarball = await packPackage(source, { destination: join(folder.path, String(index)), signal });
    say(`  ${describe(tarball)}`);
    tarballs.push(tarball);
  }
  if (token === undefined) {
    say("Nothing was published, as --dry-run says.");
    if (options.json)
      printJson(
        registry,
        tarballs.map((tarball) => toJson(tarball)),
      );
    return 0;
  }

  const publications = await publishTarballs(tarballs, {
    registry: { url: registry.url, token },
    scope: workspace.scope,
    signal,
    onPublication: (publication) => say(sentence(publication)),
  });
  if (options.json) printJson(registry, publications);
  if (publications.some(({ state }) => state === "failed")) return 1;
  if (options.smoke) {
    // What the registry has with other contents is not what was packed here, and was tried when it was new.
    const own = publications.filter(({ state }) => state !== "differs");
    await smokeInstall(own, { registry: { url: registry.url, token }, scope: workspace.scope, signal });
    say(`${own.length} of ${publications.length} packages install and load.`);
  }
  return 0;
});

function sentence({ name, version, state, reason }: Publication): string {
  return `${name}@${version} ${outcomes[state]}${reason === undefined ? "" : ` ${reason}`}`;
}

function describe({ manifest: { name, version }, entries, bytes }: Tarball): string {
  return `${name}@${version}, ${entries.length} files, ${(bytes.length / 1000).toFixed(1)} kB`;
}

function toJson({ manifest: { name, version }, integrity, bytes, entries }: Tarball): object {
  return {
    name,
    version,
    integrity,
    state: "packed",
    bytes: bytes.length,
    files: entries.map(({ path }) => path),
  };
}

function printJson(registry: ScopeRegistry, packages: readonly object[]): void {
  console.log(JSON.stringify({ registry: registry.url, namedIn: registry.place, packages }, undefined, 2));
}
