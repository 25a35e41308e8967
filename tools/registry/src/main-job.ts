import { join } from "node:path";
import { runCommandOrThrow } from "./child-process.js";
import { startEmbeddedRegistry } from "./embedded-registry.js";
import { installPackages, readInstalledVersion, writeProject } from "./fresh-project.js";
import type { runStep } from "./progress.js";
import { callProvider, type ProviderCall, type ProviderCallOptions } from "./provider-call.js";
import { type Publication, publishTarballs } from "./publication.js";
import { packPackage, type Tarball } from "./tarball.js";
import { createTemporaryFolder } from "./temporary-folder.js";
import { readWorkspace } from "./workspace.js";

/** How far one provider came. */
export interface MainJobRow {
  readonly provider: string;
  /** With the version, as npm installed it, once it did. */
  readonly packageName: string;
  readonly call?: ProviderCall | undefined;
  /** Why there is no call. */
  readonly problem?: string | undefined;
}

export interface MainJobOptions extends Pick<ProviderCallOptions, "emitProgram" | "signal"> {
  /** Of the clone. */
  root: string;
  /** Runs each step, and shows it or not. */
  runStep: typeof runStep;
}

/**
 * Specs become packages, are built, published to a private registry, installed by name in a fresh project, and stop an
 * agent of each provider. One row per provider, whatever fails; throws only when aborted. Leaves nothing behind.
 */
export async function runMainJob(options: MainJobOptions): Promise<readonly MainJobRow[]> {
  const { root, runStep, signal } = options;
  const { providers, scope } = readWorkspace(root);
  try {
    await runStep(`Generate ${providers.length} packages from specs/`, async (report) =>
      runCommandOrThrow(process.execPath, ["tools/generator/dist/cli.js", "generate", "--strict"], {
        cwd: root,
        signal,
        onLine: report,
      }),
    );
    await runStep("Build", (report) =>
      runCommandOrThrow("pnpm", ["exec", "turbo", "run", "build", "--output-logs=errors-only"], {
        cwd: root,
        signal,
        onLine: report,
      }),
    );
    return await publishAndCall(options);
  } catch (error) {
    if (signal.aborted) throw error;
    const problem = messageOf(error);
    return providers.map((provider) => ({ provider, packageName: `${scope}/${provider}`, problem }));
  }
}

async function publishAndCall(options: MainJobOptions): Promise<readonly MainJobRow[]> {
  const { root, runStep, emitProgram, signal } = options;
  const { scope, packages, providers } = readWorkspace(root);
  await using storage = await createTemporaryFolder("registry");
  await using tarballFolder = await createTemporaryFolder("tarballs");
  await using project = await createTemporaryFolder("project");
  await using registry = await runStep("Start a private registry on loopback", () =>
    startEmbeddedRegistry({ port: 0, storage: storage.path, scope }),
  );

  const publications = await runStep(
    `Publish ${packages.length} packages to ${registry.url}`,
    async (report) => {
      const tarballs: Tarball[] = [];
      for (const [index, { folder, manifest }] of packages.entries()) {
        report(`Pack ${manifest.name}`);
        tarballs.push(
          await packPackage(folder, { destination: join(tarballFolder.path, String(index)), signal }),
        );
      }
      return publishTarballs(tarballs, {
        registry,
        scope,
        signal,
        onPublication: ({ name, state }) => report(`${name} ${state}`),
      });
    },
  );

  const published = publications.filter(({ state }) => state === "published");
  const names = published
    .map(({ name }) => name)
    .filter((name) => providers.some((provider) => name === `${scope}/${provider}`));
  await runStep(`Install ${names.length} packages by name with npm, in ${project.path}`, async () => {
    await writeProject(project.path, { scope, registry });
    await installPackages(project.path, names, { token: registry.token, signal });
  });

  const rows: MainJobRow[] = [];
  for (const provider of providers) {
    const packageName = `${scope}/${provider}`;
    const specFile = join(root, "specs", provider, "openapi.yaml");
    rows.push(
      await stopAgent({
        packageName,
        publication: publications.find(({ name }) => name === packageName),
        project: project.path,
        provider,
        specFile,
        runStep,
        emitProgram,
        signal,
      }),
    );
  }
  return rows;
}

interface StopOptions extends ProviderCallOptions {
  packageName: string;
  publication: Publication | undefined;
  runStep: typeof runStep;
}

async function stopAgent(options: StopOptions): Promise<MainJobRow> {
  const { provider, packageName, publication, project, runStep, signal } = options;
  try {
    return await runStep(`Stop an agent of ${provider}`, async () => {
      if (publication?.state !== "published") {
        throw new Error(
          `${packageName} was not published. ${publication?.reason ?? "There is no such package."}`,
        );
      }
      const version = await readInstalledVersion(project, publication);
      return { provider, packageName: `${packageName}@${version}`, call: await callProvider(options) };
    });
  } catch (error) {
    if (signal.aborted) throw error;
    return { provider, packageName, problem: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
