import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCommand, runCommandOrThrow } from "../src/child-process.js";
import { type EmbeddedRegistry, startEmbeddedRegistry } from "../src/embedded-registry.js";
import { publishingEnvironment } from "../src/environment.js";
import { installPackages, readInstalledVersion, writeProject } from "../src/fresh-project.js";
import { readPackument } from "../src/packument.js";
import { publishTarballs } from "../src/publication.js";
import { packPackage, type Tarball } from "../src/tarball.js";
import { createTemporaryFolder } from "../src/temporary-folder.js";
import { readWorkspace } from "../src/workspace.js";
import { startCountingServer } from "./counting-server.js";
import { createWorkspace, manifest, scope, writeFiles, type Files } from "./fixture-workspace.js";

const { signal } = new AbortController();

async function startRegistry(): Promise<EmbeddedRegistry> {
  const storage = await createTemporaryFolder("test-registry");
  const registry = await startEmbeddedRegistry({ port: 0, storage: storage.path, scope });
  onTestFinished(async () => {
    await registry.close();
    await storage[Symbol.asyncDispose]();
  });
  return registry;
}

/** The runtime without its dependency, so that an install needs no other registry than ours. */
const selfContained: Files = { "packages/runtime/package.json": manifest("runtime", {}) };

async function packAll(files: Files = selfContained): Promise<Tarball[]> {
  const workspace = await createWorkspace(files);
  onTestFinished(() => workspace[Symbol.asyncDispose]());
  const tarballs: Tarball[] = [];
  for (const { folder } of readWorkspace(workspace.path).packages) {
    tarballs.push(await packPackage(folder, { destination: join(folder, "../../packed", basename(folder)) }));
  }
  return tarballs;
}

test("packs in dependency order, with versions in place of workspace: and catalog:", async () => {
  const tarballs = await packAll({});
  expect(tarballs.map(({ manifest: { name, dependencies } }) => ({ name, dependencies }))).toEqual([
    { name: "@fixture/runtime", dependencies: { "openapi-fetch": "0.17.0" } },
    { name: "@fixture/acme", dependencies: { "@fixture/runtime": "^1.0.0" } },
  ]);
});

test("what is published can be installed by name in a fresh project", async () => {
  const registry = await startRegistry();
  const tarballs = await packAll();
  const publications = await publishTarballs(tarballs, { registry, scope });
  expect(publications.map(({ name, version, state }) => `${name}@${version} ${state}`)).toEqual([
    "@fixture/runtime@1.0.0 published",
    "@fixture/acme@1.0.0 published",
  ]);

  await using project = await createTemporaryFolder("test-project");
  await writeProject(project.path, { scope, registry });
  await installPackages(project.path, ["@fixture/acme"], { token: registry.token, signal });

  const [, acme] = publications;
  expect(await readInstalledVersion(project.path, acme!)).toBe("1.0.0");
  await expect(readInstalledVersion(project.path, { ...acme!, integrity: "sha512-other" })).rejects.toThrow(
    "npm installed @fixture/acme as sha512-",
  );
  expect(await readFile(join(project.path, ".npmrc"), "utf8")).not.toContain(registry.token);
  await writeFiles(project.path, {
    "stop.mjs": 'import { stop } from "@fixture/acme";\nconsole.log(stop("session-1"));\n',
  });
  const { stdout } = await runCommandOrThrow(process.execPath, ["stop.mjs"], { cwd: project.path });
  expect(stdout).toBe("stopped\n");
});

test("a second release publishes nothing, and never replaces a version", async () => {
  const registry = await startRegistry();
  const tarballs = await packAll();
  await publishTarballs(tarballs, { registry, scope });
  const before = await readPackument("@fixture/acme", registry);

  const again = await publishTarballs(tarballs, { registry, scope });
  expect(again.map(({ state }) => state)).toEqual(["present", "present"]);

  const changed = await packAll({
    ...selfContained,
    "packages/acme/dist/index.js": "export const stop = 1;\n",
  });
  const third = await publishTarballs(changed, { registry, scope });
  expect(third.map(({ state }) => state)).toEqual(["present", "differs"]);
  expect(await readPackument("@fixture/acme", registry)).toEqual(before);
});

test("a stranger can't find, read or download what is published", async () => {
  const registry = await startRegistry();
  await publishTarballs(await packAll(), { registry, scope });
  const asked = ["@fixture%2facme", "@fixture/acme/-/acme-1.0.0.tgz", "-/package/@fixture%2facme/dist-tags"];
  for (const path of asked) expect((await fetch(registry.url + path)).status, path).toBe(401);
  for (const path of ["-/all", "-/v1/search?text=acme", "-/user/ci", ""]) {
    expect(await (await fetch(registry.url + path)).text(), path).not.toContain("acme");
  }
});

test("a token that the registry did not give publishes nothing", async () => {
  const registry = await startRegistry();
  const publications = await publishTarballs(await packAll(), {
    registry: { url: registry.url, token: "garbage" },
    scope,
  });
  expect(publications.map(({ state, reason }) => `${state}: ${reason}`)).toEqual([
    `failed: ${registry.url} does not accept the token (401). Ask its keeper for one that may publish @fixture/runtime.`,
    "failed: It depends on @fixture/runtime, which failed.",
  ]);
  expect(await readPackument("@fixture/runtime", registry)).toBeUndefined();
});

test("npm itself is refused without a token", async () => {
  const registry = await startRegistry();
  const [tarball] = await packAll();
  await using empty = await createTemporaryFolder("test-project");
  await writeFiles(empty.path, { "user.npmrc": `${scope}:registry=${registry.url}\n`, "global.npmrc": "" });
  const { exitCode, stderr } = await runCommand(
    "npm",
    ["publish", tarball!.file, `--registry=${registry.url}`, `--${scope}:registry=${registry.url}`],
    {
      cwd: empty.path,
      env: publishingEnvironment(process.env, {
        url: registry.url,
        userConfig: join(empty.path, "user.npmrc"),
        globalConfig: join(empty.path, "global.npmrc"),
      }),
    },
  );
  expect(exitCode).toBe(1);
  expect(stderr).toContain("code ENEEDAUTH");
  expect(await readPackument("@fixture/runtime", registry)).toBeUndefined();
});

test("no setting of the environment sends a publish elsewhere", async () => {
  const registry = await startRegistry();
  await using hostile = await startCountingServer();
  await using home = await createTemporaryFolder("test-home");
  const npmrc = `registry=${hostile.url}\n${scope}:registry=${hostile.url}\nproxy=${hostile.url}\n`;
  await writeFiles(home.path, { ".npmrc": npmrc });

  const publications = await publishTarballs(await packAll(), {
    registry,
    scope,
    env: {
      ...process.env,
      HOME: home.path,
      HTTP_PROXY: hostile.url,
      http_proxy: hostile.url,
      npm_config_registry: hostile.url,
      NPM_CONFIG_REGISTRY: hostile.url,
      [`npm_config_${scope}:registry`]: hostile.url,
      [`NPM_CONFIG_${scope}:registry`]: hostile.url,
      npm_config_userconfig: join(home.path, ".npmrc"),
      NPM_CONFIG_USERCONFIG: join(home.path, ".npmrc"),
      npm_config_globalconfig: join(home.path, ".npmrc"),
      npm_config_proxy: hostile.url,
      pnpm_config_registry: hostile.url,
    },
  });

  expect(publications.map(({ state }) => state)).toEqual(["published", "published"]);
  expect(hostile.requests).toEqual([]);
});

test("no publishConfig inside a tarball sends it elsewhere", async () => {
  const registry = await startRegistry();
  await using hostile = await startCountingServer();
  const publishConfig = { registry: hostile.url, [`${scope}:registry`]: hostile.url };
  const tarballs = await packAll({
    "packages/runtime/package.json": { ...manifest("runtime", {}), publishConfig },
  });

  const publications = await publishTarballs(tarballs, { registry, scope });

  expect(publications.map(({ state }) => state)).toEqual(["published", "published"]);
  expect(hostile.requests).toEqual([]);
});
