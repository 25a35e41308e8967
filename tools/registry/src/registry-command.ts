import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { runMain } from "./command.js";
import { startEmbeddedRegistry } from "./embedded-registry.js";
import { Refusal } from "./refusal.js";
import { embeddedTokenFile } from "./release.js";
import { readScopeRegistry, type ScopeRegistry } from "./scope-registry.js";
import { parseArguments } from "./usage.js";
import { readWorkspace } from "./workspace.js";

const command = new Command("pnpm registry").description(
  "Runs the embedded private registry on loopback, at the address that the scope line of .npmrc names, until Ctrl-C.\n" +
    "It serves the scope only, to whoever has the token, and asks no other registry. Packages stay in .registry/.",
);

await runMain(async (signal) => {
  if (!parseArguments(command)) return 0;
  const { root, scope } = readWorkspace(process.cwd());
  const port = embeddedPort(readScopeRegistry(root, scope));
  await using registry = await startEmbeddedRegistry({
    port,
    storage: join(root, ".registry/storage"),
    scope,
  });
  const tokenFile = join(root, embeddedTokenFile);
  await writeFile(tokenFile, `${registry.token}\n`, { mode: 0o600 });
  // The mode above holds for a new file only.
  await chmod(tokenFile, 0o600);

  console.log(instructions({ url: registry.url, scope, root, tokenFile }));
  // It may have been aborted while it started; then no event comes any more.
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  }
  console.log("The registry has ended. What was published is kept.");
  return 0;
});

function embeddedPort({ url, place, loopback }: ScopeRegistry): number {
  const { protocol, hostname, port, pathname } = new URL(url);
  if (!loopback) {
    throw new Refusal(`This clone publishes to ${url} (${place}); the embedded registry is not used.`);
  }
  if (protocol !== "http:" || hostname === "[::1]" || pathname !== "/") {
    throw new Refusal(
      `${place}: the embedded registry can't listen at ${url}. Write http://127.0.0.1:4873/.`,
    );
  }
  return Number(port || 80);
}

function instructions(options: { url: string; scope: string; root: string; tokenFile: string }): string {
  const { url, scope, root, tokenFile } = options;
  const credential = `${url.replace(/^http:/, "")}:_authToken`;
  return `The private registry of ${scope} runs at ${url}. Ctrl-C ends it.

  Packages  ${join(root, ".registry/storage")}
  Token     ${tokenFile}

Publish to it, from this clone:

  pnpm release

Install from it, in another project. Its .npmrc:

  ${scope}:registry=${url}
  ${credential}=\${REGISTRY_TOKEN}

and then:

  REGISTRY_TOKEN=$(cat ${tokenFile}) npm install ${scope}/<package>

Or log in once, for all projects of yours:

  npm config set "${credential}=$(cat ${tokenFile})"
`;
}
