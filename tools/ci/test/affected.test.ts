import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTemporaryFolder, type Manifest, runCommandOrThrow } from "agent-stop-registry/command-line";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The tasks that turbo would run in a clone of the last commit in which some files are not as they were. */
async function findAffected(changed: readonly string[]): Promise<readonly string[]> {
  await using folder = await createTemporaryFolder("affected");
  const cwd = join(folder.path, "clone");
  const env = { ...process.env, DO_NOT_TRACK: "1", TURBO_SCM_BASE: "HEAD~1" };
  await runCommandOrThrow("git", ["clone", "--quiet", root, cwd], { cwd: root });
  symlinkSync(join(root, "node_modules"), join(cwd, "node_modules"));
  for (const file of changed) await appendFile(join(cwd, file), "\n");
  const identity = [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@acme.example",
    "-c",
    "commit.gpgsign=false",
  ];
  const commit = [...identity, "commit", "--quiet", "--all", "--message", "Change"];
  await runCommandOrThrow("git", commit, { cwd });
  const turbo = join(root, "node_modules/.bin/turbo");
  const { stdout } = await runCommandOrThrow(turbo, ["run", "test", "--affected", "--dry=json"], {
    cwd,
    env,
  });
  const { tasks } = JSON.parse(stdout) as { readonly tasks: readonly { readonly taskId: string }[] };
  return tasks.map(({ taskId }) => taskId).toSorted();
}

interface Member {
  readonly name: string;
  readonly dependencies: readonly string[];
  /** Its turbo.json says that its tests read every spec. */
  readonly readsSpecs: boolean;
}

const members: readonly Member[] = ["packages", "tools"].flatMap((parent) =>
  readdirSync(join(root, parent))
    .map((name) => join(root, parent, name))
    .filter((folder) => existsSync(join(folder, "package.json")))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
      const tasks = join(folder, "turbo.json");
      return {
        name: manifest.name,
        dependencies: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }),
        readsSpecs: existsSync(tasks) && readFileSync(tasks, "utf8").includes('"$TURBO_ROOT$/specs/**"'),
      };
    }),
);

/** The packages that have it among their dependencies, directly or not, and itself. */
function withDependents(name: string): readonly string[] {
  const direct = members.filter(({ dependencies }) => dependencies.includes(name));
  return [...new Set([name, ...direct.flatMap((each) => withDependents(each.name))])];
}

const readers = members.filter(({ readsSpecs }) => readsSpecs).map(({ name }) => name);

const testsOf = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].map((name) => `${name}#test`).toSorted();

test("a change of a spec tests its package and what reads every spec, and builds no more of another provider than they need", async () => {
  const tasks = await findAffected(["specs/forboc/openapi.yaml"]);
  expect(tasks.filter((task) => task.endsWith("#test"))).toEqual(testsOf(["@agent-stop/forboc", ...readers]));
  // The kill switch is tested with the packages of all providers as they were built: turbo has these in its cache.
  expect(tasks.filter((task) => /\/(?:bctrl|elizaos|foundry|ghostly)#(?!build$)/.test(task))).toEqual([]);
});

test("with the package that was generated anew, what depends on it is tested, too", async () => {
  const tasks = await findAffected(["specs/forboc/openapi.yaml", "packages/forboc/src/schema.ts"]);
  expect(tasks.filter((task) => task.endsWith("#test"))).toEqual(
    testsOf([...withDependents("@agent-stop/forboc"), ...readers]),
  );
});
