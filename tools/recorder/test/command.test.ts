import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "agent-stop-registry/command-line";
import { startProviderServer } from "agent-stop-contract";
import { expect, onTestFinished, test } from "vitest";
import { startAnsweringServer } from "./answering-server.js";
import { createFolder } from "./temporary-folder.js";

const BIN = join(import.meta.dirname, "../dist/record-command.js");
const credential = "key-of-the-test";
const parameters = `--parameters={"id":"d1e2f3a4-0000-4000-8000-112233445566"}`;

async function run(...args: readonly string[]) {
  const env = { ...process.env, GHOSTLY_API_KEY: credential };
  const result = await runCommand(process.execPath, [BIN, ...args], { cwd: import.meta.dirname, env });
  expect(result.stdout + result.stderr).not.toContain(credential);
  return result;
}

async function startGhostly(): Promise<string> {
  const server = await startProviderServer(new URL("../../../specs/ghostly/openapi.yaml", import.meta.url));
  onTestFinished(() => server.close());
  return `--base-url=${server.baseUrl}`;
}

test("records once, then refuses, and replaces with --force", async () => {
  const out = await createFolder();
  const args = ["ghostly", parameters, await startGhostly(), "--out", out, "--label", "cancelling"];
  expect(await run(...args)).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await readdir(out)).toEqual(["cancel-run.200.cancelling.http"]);
  const text = await readFile(join(out, "cancel-run.200.cancelling.http"), "utf8");
  expect(text).toContain("x-api-key: ***");
  expect(text).not.toContain(credential);
  expect(await run(...args)).toMatchObject({
    exitCode: 2,
    stdout: "",
    stderr: expect.stringContaining("--force"),
  });
  const { stdout, exitCode } = await run(...args, "--force", "--json");
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    file: expect.stringMatching(/cancel-run\.200\.cancelling\.http$/) as string,
    operation: "POST /v1/runs/{id}/cancel",
    status: 200,
    disagreements: [],
  });
});

test("exits with 1 where the spec and the provider disagree, and has recorded it", async () => {
  const out = await createFolder();
  const url = await startAnsweringServer((_, response) => response.writeHead(204).end());
  const { exitCode, stdout } = await run("ghostly", parameters, `--base-url=${url}`, "--out", out);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("The spec and the provider disagree. The status is 204.");
  expect(await readdir(out)).toEqual(["cancel-run.204.http"]);
});

test.each([
  { args: [parameters], said: "missing required argument 'provider'" },
  { args: ["acme", parameters], said: 'There is no provider "acme"' },
  { args: ["ghostly"], said: "--parameters" },
  { args: ["ghostly", "--parameters=[]"], said: "It is no JSON object" },
  { args: ["ghostly", parameters, "--option", "token=abc"], said: "Credentials come from the environment." },
  { args: ["ghostly", parameters, "--label", "../up"], said: "It has small letters" },
  { args: ["ghostly", parameters, "--base-url", "ftp://x"], said: "baseUrl must be http(s)" },
])("exits with 2 and writes nothing: $args", async ({ args, said }) => {
  const out = await createFolder();
  const { exitCode, stderr } = await run(...args, "--out", out);
  expect(stderr).toContain(said);
  expect(exitCode).toBe(2);
  expect(await readdir(out)).toEqual([]);
});

test("--help says where credentials come from, what is masked, and what the exit codes mean", async () => {
  const { exitCode, stdout } = await run("--help");
  expect(exitCode).toBe(0);
  for (const word of ["GHOSTLY_API_KEY", "Masked with ***", "Exit codes", "Example:"])
    expect(stdout).toContain(word);
});
