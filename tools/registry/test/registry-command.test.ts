import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { runCommand } from "../src/child-process.js";
import { createWorkspace, scope } from "./fixture-workspace.js";

const registryCommand = fileURLToPath(new URL("../dist/registry-command.js", import.meta.url));

async function clone(registry: string): Promise<string> {
  const workspace = await createWorkspace({ ".npmrc": `${scope}:registry=${registry}\n` });
  onTestFinished(() => workspace[Symbol.asyncDispose]());
  return workspace.path;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves with what the command printed once its instructions are complete. */
async function outputOf(child: ChildProcess): Promise<string> {
  let output = "";
  for await (const text of child.stdout!) {
    output += String(text);
    if (output.includes("npm config set")) return output;
  }
  return output;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`runs at the scope line's address until ${signal}, and says how to use it`, async () => {
    const url = `http://127.0.0.1:${await freePort()}/`;
    const root = await clone(url);
    const child = spawn(process.execPath, [registryCommand], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exit = once(child, "exit");
    const output = await outputOf(child);

    expect(output).toContain(`The private registry of @fixture runs at ${url}. Ctrl-C ends it.`);
    expect(output).toContain(`${scope}:registry=${url}`);
    const tokenFile = join(root, ".registry/token");
    const token = (await readFile(tokenFile, "utf8")).trim();
    expect((await stat(tokenFile)).mode & 0o777).toBe(0o600);
    expect(output).not.toContain(token);
    const ask = (headers: Record<string, string>) => fetch(`${url}@fixture%2facme`, { headers });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(404);

    child.kill(signal);
    expect(await exit).toEqual([0, null]);
    await expect(ask({})).rejects.toThrow("fetch failed");
  });
}

test("refuses where the scope line names a registry elsewhere", async () => {
  const root = await clone("https://npm.example/npm/");
  expect(await runCommand(process.execPath, [registryCommand], { cwd: root })).toEqual({
    exitCode: 2,
    stdout: "",
    stderr:
      "This clone publishes to https://npm.example/npm/ (.npmrc:1); the embedded registry is not used.\n",
  });
});

test("prints its help and starts nothing", async () => {
  const root = await clone("http://127.0.0.1:4873/");
  const { exitCode, stdout } = await runCommand(process.execPath, [registryCommand, "--help"], { cwd: root });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Usage: pnpm registry [options]");
});
