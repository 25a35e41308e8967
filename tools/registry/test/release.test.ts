import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { type CommandResult, runCommand } from "../src/child-process.js";
import { type EmbeddedRegistry, startEmbeddedRegistry } from "../src/embedded-registry.js";
import { readPackument } from "../src/packument.js";
import { startCountingServer } from "./counting-server.js";
import { createWorkspace, type Files, manifest, scope, writeFiles } from "./fixture-workspace.js";

const releaseCommand = fileURLToPath(new URL("../dist/release-command.js", import.meta.url));

interface Clone {
  readonly root: string;
  readonly registry: EmbeddedRegistry;
  release(args?: readonly string[], env?: NodeJS.ProcessEnv): Promise<CommandResult>;
}

/** A clone whose scope line and manifests name a running registry, and which has its token. */
async function createClone(files: (url: string) => Files = () => ({})): Promise<Clone> {
  const workspace = await createWorkspace();
  const root = workspace.path;
  const registry = await startEmbeddedRegistry({ port: 0, storage: join(root, ".registry/storage"), scope });
  onTestFinished(async () => {
    await registry.close();
    await workspace[Symbol.asyncDispose]();
  });
  const publishConfig = { access: "restricted", registry: registry.url };
  await writeFiles(root, {
    ".npmrc": `# Comment.\n${scope}:registry=${registry.url}\n`,
    ".registry/token": registry.token,
    "packages/runtime/package.json": { ...manifest("runtime", {}), publishConfig },
    "packages/acme/package.json": {
      ...manifest("acme", { [`${scope}/runtime`]: "workspace:^" }),
      publishConfig,
    },
    ...files(registry.url),
  });
  return {
    root,
    registry,
    release: (args = [], env = {}) =>
      runCommand(process.execPath, [releaseCommand, ...args], {
        cwd: root,
        // What the test run itself was started with is no part of the test.
        env: { PATH: process.env["PATH"], HOME: root, ...env },
      }),
  };
}

async function expectNothingPublished({ registry }: Clone): Promise<void> {
  expect(await readPackument(`${scope}/runtime`, registry)).toBeUndefined();
  expect(await readPackument(`${scope}/acme`, registry)).toBeUndefined();
}

test("says which registry it is before it publishes, and does so once", async () => {
  const { release, registry } = await createClone();
  const first = await release();
  expect(first).toMatchObject({ exitCode: 0, stderr: "" });
  expect(first.stdout.split("\n")).toEqual([
    `Registry: ${registry.url}, named in .npmrc:2 (loopback: on this machine only)`,
    expect.stringMatching(/^ {2}@fixture\/runtime@1\.0\.0, 5 files, \d\.\d kB$/),
    expect.stringMatching(/^ {2}@fixture\/acme@1\.0\.0, 5 files, \d\.\d kB$/),
    "@fixture/runtime@1.0.0 is published.",
    "@fixture/acme@1.0.0 is published.",
    "",
  ]);

  const second = await release(["--json"]);
  expect(second.exitCode).toBe(0);
  expect(JSON.parse(second.stdout)).toEqual({
    registry: registry.url,
    namedIn: ".npmrc:2",
    packages: [
      {
        name: "@fixture/runtime",
        version: "1.0.0",
        state: "present",
        integrity: expect.stringMatching(/^sha512-/),
      },
      {
        name: "@fixture/acme",
        version: "1.0.0",
        state: "present",
        integrity: expect.stringMatching(/^sha512-/),
      },
    ],
  });
});

test("--smoke installs what it has published in a project of its own, and imports each entry", async () => {
  const { release } = await createClone();
  const { exitCode, stdout, stderr } = await release(["--smoke"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("2 of 2 packages install and load.");
});

test("--smoke fails where a package that was published does not load", async () => {
  const { release } = await createClone(() => ({
    "packages/acme/dist/index.js": 'import "./gone.js";\n',
  }));
  const { exitCode, stdout, stderr } = await release(["--smoke"]);
  expect({ exitCode, published: stdout.includes("@fixture/acme@1.0.0 is published.") }).toEqual({
    exitCode: 1,
    published: true,
  });
  expect(stderr).toContain("gone.js");
});

test("a dry run publishes nothing and needs no token", async () => {
  const clone = await createClone(() => ({ ".registry/token": "" }));
  const { exitCode, stdout } = await clone.release(["--dry-run"]);
  expect({ exitCode, last: stdout.trimEnd().split("\n").at(-1) }).toEqual({
    exitCode: 0,
    last: "Nothing was published, as --dry-run says.",
  });
  await expectNothingPublished(clone);
});

test("a registry that does not run is a failure that says how to start it", async () => {
  const clone = await createClone();
  await clone.registry.close();
  const { exitCode, stderr } = await clone.release();
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    `Nothing answers at ${new URL(clone.registry.url).origin} (ECONNREFUSED). Start the embedded registry with \`pnpm registry\` in another terminal.\n`,
  );
});

const refusals: readonly {
  title: string;
  files?: (url: string) => Files;
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  message: string;
}[] = [
  {
    title: "a clone without a scope line",
    files: () => ({ ".npmrc": "registry=https://npm.example/\n" }),
    message: ".npmrc names no registry for @fixture. Write a line",
  },
  {
    title: "two scope lines",
    files: (url) => ({ ".npmrc": `${scope}:registry=${url}\n${scope}:registry = https://other.example/\n` }),
    message: ".npmrc names a registry for @fixture 2 times (.npmrc:1, .npmrc:2). Leave one.",
  },
  {
    title: "a scope line that is no URL",
    files: () => ({ ".npmrc": `${scope}:registry=\${REGISTRY}\n` }),
    message: '.npmrc:1: "${REGISTRY}" is not the URL of a registry.',
  },
  {
    title: "a registry that would get the token unencrypted",
    files: () => ({ ".npmrc": `${scope}:registry=http://npm.example/\n` }),
    message: ".npmrc:1: http://npm.example/ would get the token unencrypted.",
  },
  {
    title: "a package that names another registry",
    files: () => ({
      "packages/acme/package.json": {
        ...manifest("acme", {}),
        publishConfig: { access: "restricted", registry: "https://public.example/" },
      },
    }),
    message:
      "packages/acme/package.json: publishConfig names https://public.example/, .npmrc:2 says http://127.0.0.1:",
  },
  {
    title: "a package that names no registry",
    files: () => ({ "packages/acme/package.json": { ...manifest("acme", {}), publishConfig: {} } }),
    message: "packages/acme/package.json: publishConfig names no registry",
  },
  {
    title: "a package that names a second registry, for the scope",
    files: (url) => ({
      "packages/acme/package.json": {
        ...manifest("acme", {}),
        publishConfig: {
          access: "restricted",
          registry: url,
          [`${scope}:registry`]: "https://other.example/",
        },
      },
    }),
    message:
      'packages/acme/package.json: publishConfig names a registry in "@fixture:registry" too. Leave it out.',
  },
  {
    title: "a package that would be public",
    files: (url) => ({
      "packages/acme/package.json": {
        ...manifest("acme", {}),
        publishConfig: { access: "public", registry: url },
      },
    }),
    message: 'packages/acme/package.json: publishConfig has no "access": "restricted".',
  },
  {
    title: "a --registry that is another",
    args: ["--registry", "https://public.example/"],
    message: "--registry says https://public.example/, .npmrc:2 says http://127.0.0.1:",
  },
  {
    title: "an npm_config_registry that is another",
    env: { NPM_CONFIG_REGISTRY: "https://public.example/" },
    message: "The environment variable NPM_CONFIG_REGISTRY says https://public.example/",
  },
  {
    title: "an npm_config_@scope:registry that is another",
    env: { [`npm_config_${scope}:registry`]: "https://other.example/" },
    message: "The environment variable npm_config_@fixture:registry says https://other.example/",
  },
  {
    title: "a clone without a token",
    files: () => ({ ".registry/token": "", ".npmrc": `${scope}:registry=https://npm.example/\n` }),
    message: "packages/runtime/package.json: publishConfig names http://127.0.0.1:",
  },
  { title: "an option that it does not know", args: ["--yes"], message: "error: unknown option '--yes'" },
  { title: "an argument", args: ["acme"], message: "error: too many arguments" },
];

for (const { title, files, args, env, message } of refusals) {
  test(`refuses ${title}`, async () => {
    const clone = await createClone(files);
    const { exitCode, stdout, stderr } = await clone.release(args, env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    await expectNothingPublished(clone);
  });
}

test("asks for a token where there is none", async () => {
  const publishConfig = { access: "restricted", registry: "https://npm.example/" };
  const clone = await createClone(() => ({
    ".npmrc": `${scope}:registry=https://npm.example\n`,
    "packages/runtime/package.json": { ...manifest("runtime", {}), publishConfig },
    "packages/acme/package.json": { ...manifest("acme", {}), publishConfig },
  }));
  const { exitCode, stderr } = await clone.release();
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    "There is no token for https://npm.example/. Set the environment variable NPM_TOKEN to one that may publish there.\n",
  );
});

test("publishes to the scope line's registry although npx handed on a user's .npmrc that names another", async () => {
  await using other = await startCountingServer();
  const { root, release, registry } = await createClone(() => ({
    "home/.npmrc": `registry=${other.url}\n${scope}:registry=${other.url}\n`,
  }));
  const { exitCode, stderr } = await release([], {
    npm_config_userconfig: join(root, "home/.npmrc"),
    NPM_CONFIG_USERCONFIG: join(root, "home/.npmrc"),
    npm_config_registry: other.url,
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(Object.keys((await readPackument(`${scope}/acme`, registry))?.versions ?? {})).toEqual(["1.0.0"]);
  expect(other.requests).toEqual([]);
});

test("keeps the token file to its owner, and out of what it prints", async () => {
  const { root, release, registry } = await createClone();
  const { stdout, stderr } = await release();
  expect(stdout + stderr).not.toContain(registry.token);
  expect((await stat(join(root, ".registry/storage"))).mode & 0o077).toBe(0);
  expect(await readFile(join(root, ".npmrc"), "utf8")).not.toContain("_authToken");
});
