import { expect, test } from "vitest";
import { type Clone, createClone, scope } from "./clone.js";

/** A clone with a runtime, a provider and a package on top of both, and changesets that wait. */
async function createRelease(changesets: Readonly<Record<string, string>>): Promise<Clone> {
  const manifest = (name: string, dependencies: readonly string[] = []) => ({
    name: `${scope}/${name}`,
    version: "1.2.3",
    dependencies: Object.fromEntries(dependencies.map((each) => [`${scope}/${each}`, "workspace:^"])),
  });
  return createClone({
    "packages/runtime/package.json": manifest("runtime"),
    "packages/acme/package.json": manifest("acme", ["runtime"]),
    "packages/bolt/package.json": manifest("bolt", ["runtime"]),
    "packages/switch/package.json": manifest("switch", ["runtime", "acme"]),
    "packages/inner/package.json": { ...manifest("inner", ["runtime"]), private: true },
    ".changeset/config.json": {
      changelog: "@changesets/cli/changelog",
      baseBranch: "main",
      privatePackages: { version: false, tag: false },
    },
    ...Object.fromEntries(
      Object.entries(changesets).map(([name, bump]) => [
        `.changeset/${name}.md`,
        `---\n"${scope}/${name}": ${bump}\n---\n\nSomething of ${name} has changed.\n`,
      ]),
    ),
  });
}

async function readVersions(clone: Clone): Promise<Readonly<Record<string, string>>> {
  const names = await clone.list("packages");
  const versions = names.map(async (name) => {
    const { version } = JSON.parse(await clone.read(`packages/${name}/package.json`)) as { version: string };
    return [name, version] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}

test("a major of the runtime is a major of every package that is published", async () => {
  const clone = await createRelease({ runtime: "major", acme: "minor" });
  const { exitCode, stdout, stderr } = await clone.run("version");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toBe(`## The next release

| package | now | next | bump |
| --- | --- | --- | --- |
| \`@agent-stop/acme\` | 1.2.3 | 2.0.0 | major, with the runtime |
| \`@agent-stop/bolt\` | 1.2.3 | 2.0.0 | major, with the runtime |
| \`@agent-stop/runtime\` | 1.2.3 | 2.0.0 | major |
| \`@agent-stop/switch\` | 1.2.3 | 2.0.0 | major, with the runtime |

Merging this publishes them. What changes for users stands in their changelogs.
`);
  expect(await readVersions(clone)).toEqual({
    runtime: "2.0.0",
    acme: "2.0.0",
    bolt: "2.0.0",
    switch: "2.0.0",
    inner: "1.2.3",
  });
  const changelog = await clone.read("packages/acme/CHANGELOG.md");
  expect(changelog).toContain("Goes with `@agent-stop/runtime` 2.0.0, whose changelog says what is new.");
  expect(changelog).toContain("Something of acme has changed.");
  expect(await clone.list(".changeset")).toEqual(["README.md", "config.json"]);
});

test("a minor of the runtime, and a major of another package, are nobody else's major", async () => {
  const clone = await createRelease({ runtime: "minor", acme: "major" });
  await clone.run("version");
  expect(await readVersions(clone)).toEqual({
    runtime: "1.3.0",
    acme: "2.0.0",
    bolt: "1.2.3",
    // It needs the new major of acme, which its range does not have.
    switch: "1.2.4",
    inner: "1.2.3",
  });
});

test("without a changeset nothing is to be released", async () => {
  const clone = await createRelease({});
  const { exitCode, stdout } = await clone.run("version", ["--summary", "summary.md"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
  expect(await clone.read("summary.md")).toBe("No changeset waits: nothing is to be released.\n");
  expect(await clone.git("status", "--porcelain")).toBe("?? summary.md\n");
});

test("a changeset of a package that there is not is refused by its name", async () => {
  const clone = await createRelease({ gone: "minor" });
  const { exitCode, stderr } = await clone.run("version");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("@agent-stop/gone");
});
